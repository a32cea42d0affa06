/* ties.c - the little words around names and offices: see ties.h. */
#include "extract/ties.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

/* The words of `as`, by class and im_tie. */
static const struct {
    im_class class;
    const char *as;
} words[IM_TIES] = {
    [IM_TIE_TOPIC] = {IM_LINK, "topic"},
    [IM_TIE_SUBJECT] = {IM_LINK, "subject"},
    [IM_TIE_ALSO] = {IM_LINK, "also"},
    [IM_TIE_OBJECT] = {IM_LINK, "object"},
    [IM_TIE_OF] = {IM_LINK, "of"},
    [IM_TIE_AND] = {IM_LINK, "and"},
    [IM_TIE_AT] = {IM_LINK, "at"},
    [IM_TIE_FRAME] = {IM_LINK, "frame"},
    [IM_TIE_TO] = {IM_LINK, "to"},
    [IM_TIE_IN] = {IM_LINK, "in"},
    [IM_TIE_AS] = {IM_LINK, "as"},
    [IM_TIE_FROM] = {IM_LINK, "from"},
    [IM_TIE_IS] = {IM_LINK, "is"},
    [IM_TIE_WAS] = {IM_LINK, "was"},
    [IM_TIE_FINAL] = {IM_LINK, "final"},
    [IM_TIE_AND_WORD] = {IM_LINK, "and-word"},
    [IM_TIE_HELD] = {IM_LINK, "held"},
    [IM_TIE_ORIGIN] = {IM_LINK, "origin"},
    [IM_TIE_HOLDS] = {IM_LINK, "holds"},
    [IM_TIE_SERVED] = {IM_LINK, "served"},
    [IM_TIE_SERVES] = {IM_LINK, "serves"},
    [IM_TIE_APPOINTED] = {IM_LINK, "appointed"},
    [IM_TIE_LEFT] = {IM_LINK, "left"},
    [IM_TIE_BECOMES] = {IM_LINK, "becomes"},
    [IM_TIE_REGIME] = {IM_LINK, "regime"},
    [IM_TIE_LEADS] = {IM_LINK, "leads"},
    [IM_TIE_FOUNDS] = {IM_LINK, "founds"},
    [IM_TIE_FOUNDED] = {IM_LINK, "founded"},
    [IM_TIE_INSTEAD] = {IM_LINK, "instead"},
    [IM_TIE_WHEN] = {IM_LINK, "when"},
    [IM_TIE_FORMER] = {IM_TITLE_WORD, "former"},
    [IM_TIE_NOW] = {IM_TITLE_WORD, "now"},
    [IM_TIE_NEW] = {IM_TITLE_WORD, "new"},
    [IM_TIE_PART] = {IM_TITLE_WORD, "part"},
    [IM_TIE_TAIL] = {IM_TITLE_WORD, "tail"},
    [IM_TIE_GLUE] = {IM_TITLE_WORD, "glue"},
    [IM_TIE_JOIN] = {IM_TITLE_WORD, "join"},
    [IM_TIE_UNIT] = {IM_TITLE_WORD, "unit"},
    [IM_TIE_PEOPLE] = {IM_TITLE_WORD, "people"},
    [IM_TIE_CHILD] = {IM_AFFILIATE, "child"},
    [IM_TIE_KIN] = {IM_AFFILIATE, "kin"},
    [IM_TIE_PARENT] = {IM_AFFILIATE, "parent"},
    [IM_TIE_JOINED] = {IM_AFFILIATE, "joined"},
    [IM_TIE_OWNS] = {IM_AFFILIATE, "owns"},
    [IM_TIE_BELONGS] = {IM_AFFILIATE, "belongs"},
    [IM_TIE_FUNDED] = {IM_AFFILIATE, "funded"},
    [IM_TIE_VENTURE] = {IM_AFFILIATE, "venture"},
    [IM_TIE_JOINTLY] = {IM_AFFILIATE, "jointly"},
    [IM_TIE_JOINT] = {IM_AFFILIATE, "joint"},
    [IM_TIE_SETS_UP] = {IM_AFFILIATE, "sets-up"},
    [IM_TIE_BOTH] = {IM_ANAPHOR, "both"},
    [IM_TIE_SIDES] = {IM_ANAPHOR, "sides"},
    [IM_TIE_THIS] = {IM_ANAPHOR, "this"},
    [IM_TIE_COMPANY] = {IM_ANAPHOR, "company"},
    [IM_TIE_HEAD] = {IM_ANAPHOR, "head"},
    [IM_TIE_HE] = {IM_ANAPHOR, "he"},
};

static im_tie read_as(im_class class, const char *as)
{
    for (unsigned tie = IM_TIE_OTHER + 1; as && tie < IM_TIES; tie++)
        if (words[tie].class == class && strcmp(words[tie].as, as) == 0) return (im_tie)tie;
    return IM_TIE_NONE;
}

static inmaek_code compile_class(uint8_t **out, const inmaek_lexicon *lexicon, im_class class,
                                 inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, class);
    *out = calloc(count + 1, 1);
    if (!*out) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *as = im_lexicon_attribute(lexicon, class, entry, "as");
        (*out)[entry] = (uint8_t)read_as(class, as);
        if ((*out)[entry]) continue;
        char *place = im_lexicon_place(lexicon, class, entry);
        if (!place) return im_no_memory(error);
        inmaek_code code = im_error(error, INMAEK_LEXICON,
                                    "%s: \"as\" is to be one of the words that \"about\" lists, not %s",
                                    place, as ? as : "missing");
        free(place);
        return code;
    }
    return INMAEK_OK;
}

inmaek_code im_ties_compile(im_ties *ties, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    *ties = (im_ties){.lexicon = lexicon};
    inmaek_code code = compile_class(&ties->links, lexicon, IM_LINK, error);
    if (!code) code = compile_class(&ties->title_words, lexicon, IM_TITLE_WORD, error);
    if (!code) code = compile_class(&ties->affiliates, lexicon, IM_AFFILIATE, error);
    if (!code) code = compile_class(&ties->anaphors, lexicon, IM_ANAPHOR, error);
    if (code) im_ties_dispose(ties);
    return code;
}

void im_ties_dispose(im_ties *ties)
{
    free(ties->links);
    free(ties->title_words);
    free(ties->affiliates);
    free(ties->anaphors);
    *ties = (im_ties){0};
}

im_tie im_tie_of(const im_ties *ties, im_match match, im_class class)
{
    if (!match.length) return IM_TIE_OTHER;
    uint32_t entry = im_lexicon_entry(ties->lexicon, match.form, class);
    switch (class) {
    case IM_LINK:
        return (im_tie)ties->links[entry];
    case IM_TITLE_WORD:
        return (im_tie)ties->title_words[entry];
    case IM_AFFILIATE:
        return (im_tie)ties->affiliates[entry];
    case IM_ANAPHOR:
        return (im_tie)ties->anaphors[entry];
    default:
        return IM_TIE_OTHER;
    }
}

im_tie im_tie_exact(const im_ties *ties, const char *s, size_t n, im_class class)
{
    if (!n) return IM_TIE_NONE;
    return im_tie_of(ties, im_lexicon_exact(ties->lexicon, s, n, IM_BIT(class)), class);
}

im_tie im_tie_begins(const im_ties *ties, const char *s, size_t n, im_class class, uint32_t *length)
{
    im_match match = im_lexicon_longest(ties->lexicon, s, n, IM_BIT(class));
    if (length) *length = match.length;
    return im_tie_of(ties, match, class);
}

im_tie im_tie_particle(const im_ties *ties, const char *s, size_t n)
{
    im_tie tie = im_tie_exact(ties, s, n, IM_LINK);
    if (tie != IM_TIE_OTHER) return tie;
    uint32_t length;
    if (im_tie_begins(ties, s, n, IM_TITLE_WORD, &length) != IM_TIE_GLUE) return IM_TIE_OTHER;
    return im_tie_exact(ties, s + length, n - length, IM_LINK);
}

im_tie im_tie_ends(const im_ties *ties, const char *s, size_t n)
{
    enum { MOST_SYLLABLES = 4 };
    im_tie found = IM_TIE_OTHER;
    size_t i = n;
    for (int k = 0; k < MOST_SYLLABLES; k++) {
        im_utf8_previous(s, &i);
        if (i == 0) break;
        im_tie tie = im_tie_exact(ties, s + i, n - i, IM_LINK);
        if (tie != IM_TIE_OTHER && tie < IM_TIE_AND_WORD) found = tie;
    }
    return found;
}
