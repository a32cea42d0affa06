/* schema.c - the table of classes. A new class is a line here and one in lexicon.h. */
#include "lexicon/schema.h"

const im_schema im_schemas[IM_CLASSES] = {
    [IM_ORGANIZATION] = {"organization", false, "en:text group:text sector:text weak:flag"},
    [IM_PERSON] = {"person", false, "en:text weak:flag"},
    [IM_TITLE] = {"title", true,
                  "rank:text suffix:flag division:flag ambiguous:flag political:flag at:text not:text"},
    [IM_TITLE_WORD] = {"title-word", true, "as:text"},
    [IM_LINK] = {"link", false, "as:text"},
    [IM_SURNAME] = {"surname", false, ""},
    [IM_GIVEN] = {"given", false, ""},
    [IM_PARTICLE] = {"particle", true, "after:text"},
    [IM_CASE] = {"case", true, "case:text"},
    [IM_ORG_SUFFIX] = {"org-suffix", true, "short:flag before:flag apart:flag legal:flag state:flag"},
    [IM_NOT_ORG] = {"not-org", true, ""},
    [IM_ORG_CUE] = {"org-cue", true, "alias:flag"},
    [IM_PLACE] = {"place", false, "kind:text en:text weak:flag"},
    [IM_PRODUCT] = {"product", false, "kind:text weak:flag"},
    [IM_COMMON] = {"common", false, ""},
    [IM_TRIGGER] = {"trigger", false, "kind:text subject:text role:text inside:flag"},
    [IM_STATUS] = {"status", false, "status:text"},
    [IM_AFFILIATE] = {"affiliate", true, "as:text groups:text"},
    [IM_ANAPHOR] = {"anaphor", false, "as:text count:number only:text not:text"},
    [IM_TIME] = {"time", false, "as:text by:number"},
    [IM_UNIT] = {"unit", false, "as:text zeros:number code:text"},
    [IM_NOISE] = {"noise", true, "as:text revised:flag"},
    [IM_SPEECH] = {"speech", false, "as:text"},
};
