/* mentions_fixture.h - the mention step's model, for tests of its inside. */
#ifndef MENTIONS_FIXTURE_H
#define MENTIONS_FIXTURE_H

#include "extract/mentions.h"
#include "text_fixture.h"

static im_mentions_model *model;

static int set_up_model(void **state)
{
    return set_up(state) || im_mentions_new(&model, lexicon, &error);
}

static int tear_down_model(void **state)
{
    im_mentions_free(model);
    return tear_down(state);
}

#endif
