# inmaek: build/inmaek and build/libinmaek. `make help` lists what there is.
CC ?= cc
PKGS = igraph libcjson icu-uc icu-i18n libxml-2.0
CFLAGS ?= -O2 -g
IM_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Wall -Wextra -Wshadow -Wstrict-prototypes -fvisibility=hidden -fPIC -Iinclude -Isrc $(shell pkg-config --cflags $(PKGS))
LIBS = $(shell pkg-config --libs $(PKGS)) -lm
LIB_SOURCES = $(wildcard src/base/*.c src/text/*.c src/lexicon/*.c src/extract/*.c src/facts/*.c src/graph/*.c src/export/*.c)
CLI_SOURCES = $(wildcard src/cli/*.c)
LIB_OBJECTS = $(LIB_SOURCES:src/%.c=build/obj/%.o)
CLI_OBJECTS = $(CLI_SOURCES:src/%.c=build/obj/%.o)

all: build/inmaek
build/inmaek: $(CLI_OBJECTS) build/libinmaek.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
build/libinmaek.a: $(LIB_OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^
build/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(IM_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d)
clean:
	rm -rf build
.PHONY: all clean
