# inmaek: Korean business news in, the graph of who is tied to whom out.

PREFIX ?= /usr/local
CFLAGS ?= -O3 -g
OUT    ?= build
PACKAGES = igraph libcjson icu-uc icu-i18n libxml-2.0
WARNINGS = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wvla

ifeq ($(shell uname -s),Darwin)
# Homebrew keeps these out of the way; the linker knows other names than elsewhere.
empty :=
KEGS := $(wildcard $(addprefix $(shell brew --prefix)/opt/,icu4c*/lib/pkgconfig libxml2/lib/pkgconfig))
export PKG_CONFIG_PATH := $(subst $(empty) ,:,$(KEGS) $(PKG_CONFIG_PATH))
SHARED       = libinmaek.0.dylib
SHARED_NAME  = libinmaek.dylib
SHARED_FLAGS = -dynamiclib -install_name $(PREFIX)/lib/$(SHARED)
else
SHARED       = libinmaek.so.0
SHARED_NAME  = libinmaek.so
SHARED_FLAGS = -shared -Wl,-soname,$(SHARED)
endif
PKG_CONFIG = PKG_CONFIG_PATH="$(PKG_CONFIG_PATH)" pkg-config

LIBS     := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
INCLUDES := -Iinclude -Isrc $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
COMPILE   = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $(WARNINGS) -fPIC \
            -fvisibility=hidden $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP

STAGES   = base text lexicon extract facts graph export
LIBRARY := $(patsubst %.c,$(OUT)/obj/%.o,$(wildcard $(STAGES:%=src/%/*.c)))
CLI     := $(patsubst %.c,$(OUT)/obj/%.o,$(wildcard src/cli/*.c))
UNIT    := $(patsubst tests/unit/%.c,$(OUT)/tests/%,$(wildcard tests/unit/test_*.c))
LEXICON := $(wildcard seeds/lexicon/*)
VERSION := $(shell sed -n 's/.*INMAEK_VERSION "\(.*\)"/\1/p' include/inmaek.h)

# Each step shows what it makes; V=1 shows the commands.
SAY = $(if $(V),,@echo '  $@' &&)

all: $(OUT)/inmaek $(OUT)/libinmaek.a $(OUT)/$(SHARED) ## build the program and the library in build/

$(OUT)/inmaek: $(CLI) $(OUT)/libinmaek.a
	$(SAY) $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lm

$(OUT)/libinmaek.a: $(LIBRARY)
	$(SAY) rm -f $@ && $(AR) rcs $@ $^

$(OUT)/$(SHARED): $(LIBRARY)
	$(SAY) $(CC) $(CFLAGS) $(LDFLAGS) $(SHARED_FLAGS) -o $@ $^ $(LIBS) -lm

$(OUT)/obj/%.o: %.c | $(if $(LIBS),,wanted)
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) -c -o $@ $<

$(OUT)/tests/%: tests/unit/%.c $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $< $(OUT)/libinmaek.a $(LIBS) $(shell $(PKG_CONFIG) --cflags --libs cmocka) -lm

$(OUT)/bench/%: tests/bench/%.c $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $< $(OUT)/libinmaek.a $(LIBS) -lm

-include $(LIBRARY:.o=.d) $(CLI:.o=.d) $(UNIT:=.d)
-include $(wildcard src/train/*.mk)

wanted:
	@src/need.sh -n build

# A fresh machine first gets its packages; only then can make ask pkg-config where they are.
run: ## install what is missing, build, draw graphs/altman-visit.png, name the most central
	@src/need.sh build run
	@$(MAKE) $(VISIT).png $(VISIT).graphml
	@build/inmaek central $(VISIT).graphml

VISIT = graphs/altman-visit
$(VISIT).dot: build/inmaek $(wildcard seeds/articles/*.txt) $(LEXICON)
	@mkdir -p $(@D)
	build/inmaek graph -o $(VISIT) seeds/articles

$(VISIT).graphml: $(VISIT).dot
	@test -e $@ || build/inmaek graph -o $(VISIT) seeds/articles

$(VISIT).png: $(VISIT).dot
	dot -Tpng -o $@ $<

test: ## install what the tests need, build, run them all and count them
	@src/need.sh build test
	@$(MAKE) check

check: all $(UNIT)
	@mkdir -p $(OUT)/tests
	@tests/run.sh $(OUT)

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
asan: ## run all tests under the address and undefined-behaviour sanitizers, in build/asan/
	@src/need.sh build test
	@SANITIZED=yes $(MAKE) check OUT=build/asan CFLAGS="-O1 -g $(SANITIZE)"

bench: all $(OUT)/bench/write ## measure speed and memory on a corpus of 200 MB
	@python3 tests/bench/bench.py $(OUT)

SCORE = ../shared/score --gold ../shared/corpus/dev --run '$(abspath $(OUT))/inmaek graph $(1) -o {out} {in}'
score: all ## compare with annotated articles: the samples, and those of ../shared with and without names
	@echo 'The sample articles:'
	@INMAEK=$(OUT)/inmaek python3 tests/gold.py seeds/articles tests/gold || true
	@test -x ../shared/score || { echo 'No annotated articles in ../shared.' && exit 1; }
	@echo 'The annotated articles of ../shared:'
	@$(call SCORE,)
	@rm -rf $(OUT)/nameless && cp -R seeds/lexicon $(OUT)/nameless
	@rm -f $(OUT)/nameless/organizations* $(OUT)/nameless/people*
	@echo 'Without the lists of names:'
	@$(call SCORE,--lexicon $(abspath $(OUT))/nameless)

# What is installed, folder by folder.
TO     = $(DESTDIR)$(PREFIX)
FOLDERS = bin include lib/pkgconfig share/inmaek share/man/man1 share/bash-completion/completions
install: all $(OUT)/inmaek.pc ## copy program, library and papers to PREFIX (/usr/local) under DESTDIR
	install -d $(FOLDERS:%=$(TO)/%)
	install -m 755 $(OUT)/inmaek $(TO)/bin
	install -m 644 include/inmaek.h $(TO)/include
	install -m 644 $(OUT)/libinmaek.a $(OUT)/$(SHARED) $(TO)/lib
	ln -sf $(SHARED) $(TO)/lib/$(SHARED_NAME)
	install -m 644 $(OUT)/inmaek.pc $(TO)/lib/pkgconfig
	cp -R seeds/lexicon $(TO)/share/inmaek
	install -m 644 src/cli/inmaek.1 $(TO)/share/man/man1
	install -m 644 src/cli/inmaek.bash $(TO)/share/bash-completion/completions/inmaek

uninstall: ## remove what install copied
	rm -rf $(TO)/share/inmaek
	rm -f $(addprefix $(TO)/,bin/inmaek include/inmaek.h lib/libinmaek.a lib/$(SHARED) lib/$(SHARED_NAME) \
	    lib/pkgconfig/inmaek.pc share/man/man1/inmaek.1 share/bash-completion/completions/inmaek)

.PHONY: $(OUT)/inmaek.pc # it holds PREFIX, which may be another each time
$(OUT)/inmaek.pc: src/inmaek.pc.in
	@sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@PACKAGES@|$(PACKAGES)|' $< >$@

format: ## lay out the C files as .clang-format says
	clang-format -i include/*.h $(wildcard src/*/*.[ch] tests/*/*.[ch])

clean: ## remove build/
	rm -rf build

help: ## list these
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile $(wildcard src/train/*.mk)

.PHONY: all wanted run test check asan bench score install uninstall format clean help
.DELETE_ON_ERROR:
