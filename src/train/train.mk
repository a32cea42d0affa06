# The trainers. They are not installed. Whoever has the corpus of the guide beside the tree learns
# from it too; measured is only on that.
#
#     make train                      learn all weights from CORPUS, TRAINING and KONNE
#     make folds                      measure on articles of CORPUS that were not learned from
CORPUS   ?= $(wildcard ../shared/corpus/dev)
TRAINING ?= $(wildcard seeds/training)
KONNE    ?= $(wildcard ../shared/data/konne-sentences.jsonl)
FOLDS    ?= 8

# Without CORPUS, the articles in the tree take its place.
LEARN_FROM = --lexicon seeds/lexicon --corpus $(or $(CORPUS),$(TRAINING),$(error No articles: CORPUS=DIR)) \
             $(if $(CORPUS),$(TRAINING:%=--also %))

TRAINER       = $(addprefix src/train/,train.c crf.c example.c gold.c konne.c measure.c vary.c)
TRAINER_DEALS = $(addprefix src/train/,deals.c deal_cases.c deal_learn.c deal_score.c gold.c konne.c pipeline.c)

# Here a variable may be called as its type.
$(OUT)/train $(OUT)/train-deals: WARNINGS += -Wno-shadow

$(OUT)/train: $(TRAINER) $(wildcard src/train/*.h) $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $(TRAINER) $(OUT)/libinmaek.a $(LIBS) -lm

$(OUT)/train-deals: $(TRAINER_DEALS) $(wildcard src/train/*.h) $(OUT)/libinmaek.a
	@mkdir -p $(@D)
	@src/need.sh train
	$(SAY) $(COMPILE) $(LDFLAGS) -o $@ $(TRAINER_DEALS) $(OUT)/libinmaek.a $(LIBS) -llinear -lm

train: train-mentions train-deals ## learn the weights anew

train-mentions: $(OUT)/train
	$(OUT)/train $(LEARN_FROM) $(KONNE:%=--konne %) --write seeds/lexicon/mentions.weights

train-deals: $(OUT)/train-deals | train-mentions
	$(OUT)/train-deals $(LEARN_FROM) $(KONNE:%=--none %) --cost 0.3 --write seeds/lexicon/agreements.weights

ifeq ($(CORPUS),)
folds: ## measure what was learned on articles that it was not learned from
	@echo 'skipped: no corpus to measure on (make folds CORPUS=DIR)'
else
folds: $(OUT)/train $(OUT)/train-deals ## measure what was learned on articles that it was not learned from
	@mkdir -p $(OUT)/folds
	$(OUT)/train $(LEARN_FROM) $(KONNE:%=--konne %) --folds $(FOLDS) --write-folds $(OUT)/folds/mentions.weights
	$(OUT)/train-deals $(LEARN_FROM) $(KONNE:%=--none %) --cost 0.3 --folds $(FOLDS) --mentions $(OUT)/folds/mentions.weights
endif

.PHONY: train train-mentions train-deals folds
