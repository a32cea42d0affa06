# The trainers. They are not installed. Whoever has the corpus of the guide beside the tree learns
# from it too, and then only that is measured.
#
#     make train                      learn all weights from CORPUS, TRAINING and KONNE
#     make folds                      measure on articles of CORPUS that were not learned from
CORPUS   ?= $(wildcard ../shared/corpus/dev)
TRAINING ?= $(wildcard seeds/training seeds/training/reports seeds/training/releases)
# From these the taggers learn names; deals told so densely mislead about plainer prose.
DENSE    ?= $(wildcard seeds/training/dense)
# From these deals alone are learned: the taggers gain next to nothing by them, and take half as long again.
STORIES  ?= $(wildcard seeds/training/stories seeds/training/passages seeds/training/everyday)
KONNE    ?= $(wildcard ../shared/data/konne-sentences.jsonl)
FOLDS    ?= 4

# Without CORPUS, the articles in the tree take its place.
ARTICLES   = $(or $(strip $(CORPUS) $(TRAINING)),$(error No articles: CORPUS=DIR))
LEARN_FROM = --lexicon seeds/lexicon --corpus $(firstword $(ARTICLES)) \
             $(patsubst %,--also %,$(wordlist 2,$(words $(ARTICLES)),$(ARTICLES)))

TRAINER       = $(addprefix src/train/,train.c crf.c example.c gold.c konne.c measure.c vary.c)
TRAINER_DEALS = $(addprefix src/train/,deals.c deal_cases.c deal_learn.c deal_score.c gold.c konne.c pipeline.c word_score.c)

# Here a variable may be called as its type.
$(OUT)/train $(OUT)/train-deals: WARNINGS += -Wno-shadow

$(OUT)/train: $(TRAINER) $(wildcard src/train/*.h) $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $(TRAINER) $(OUT)/libinmaek.a $(LIBS) -lm

$(OUT)/train-deals: $(TRAINER_DEALS) $(wildcard src/train/*.h) $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	@src/need.sh train
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $(TRAINER_DEALS) $(OUT)/libinmaek.a $(LIBS) -llinear -lm

# The dense ones come last: the folds of the others are then the same for names and for deals.
LEARN_NAMES = $(LEARN_FROM) $(DENSE:%=--also %) $(KONNE:%=--konne %)

# Deals are learned from what taggers read in articles that they had not seen: with the errors that
# names will have in articles of the world.
FOLD_TAGGERS = $(OUT)/folds/mentions.weights
LEARN_DEALS  = $(OUT)/train-deals $(LEARN_FROM) $(STORIES:%=--also %) $(KONNE:%=--none %) --folds $(FOLDS) --mentions $(FOLD_TAGGERS) \
               $(addprefix --words ,$(wildcard $(TRAINING:%=%/anaphors.tsv)))

train: train-mentions train-deals ## learn the weights anew

train-mentions: $(OUT)/train
	$(OUT)/train $(LEARN_NAMES) --write seeds/lexicon/mentions.weights

fold-taggers: $(OUT)/train
	@mkdir -p $(OUT)/folds
	$(OUT)/train $(LEARN_NAMES) --folds $(FOLDS) --write-folds $(FOLD_TAGGERS)

train-deals: $(OUT)/train-deals fold-taggers
	$(LEARN_DEALS) --write seeds/lexicon/agreements.weights

folds: $(OUT)/train-deals fold-taggers ## measure what was learned on articles that it was not learned from
	$(LEARN_DEALS)

.PHONY: train train-mentions fold-taggers train-deals folds
