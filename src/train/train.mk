# The trainer of the mention tagger. It is not installed, and needs annotated articles:
#
#     make train CORPUS=DIR [KONNE=FILE]     learn, write seeds/lexicon/mentions.weights
#     make folds CORPUS=DIR [KONNE=FILE]     measure on articles that were not learned from
CORPUS ?= ../shared/corpus/dev
KONNE ?= $(wildcard ../shared/data/konne-sentences.jsonl)
TRAIN_SOURCES = $(addprefix src/train/,train.c crf.c example.c gold.c konne.c measure.c vary.c)
TRAIN_OPTIONS = --lexicon seeds/lexicon --corpus $(CORPUS) $(if $(KONNE),--konne $(KONNE))

$(OUT)/train: $(TRAIN_SOURCES) $(wildcard src/train/*.h) $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $(TRAIN_SOURCES) $(OUT)/libinmaek.a $(LIBS) -lm

train: $(OUT)/train ## learn the weights of the mention tagger (CORPUS=DIR)
	$(OUT)/train $(TRAIN_OPTIONS) --write seeds/lexicon/mentions.weights

folds: $(OUT)/train ## measure the mention tagger on articles not learned from (CORPUS=DIR)
	$(OUT)/train $(TRAIN_OPTIONS) --folds 8

.PHONY: train folds
