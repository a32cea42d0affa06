/* language.c - see language.h. */
#include "language.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include "exit.h"
#include "report.h"

enum { PATH_ROOM = 4096 };

/* From the folder of the program: build/inmaek, build/asan/inmaek, PREFIX/bin/inmaek. */
static const char *const beside[] = {
    "../seeds/lexicon",
    "../../seeds/lexicon",
    "../share/inmaek/lexicon",
};

/* The folder of the program, with the slash behind it. */
static bool program_folder(char out[PATH_ROOM])
{
#ifdef __APPLE__
    uint32_t room = PATH_ROOM;
    char *real = _NSGetExecutablePath(out, &room) ? NULL : realpath(out, NULL);
    if (!real || strlen(real) >= PATH_ROOM) return free(real), false;
    strcpy(out, real);
    free(real);
#else
    ssize_t length = readlink("/proc/self/exe", out, PATH_ROOM - 1);
    if (length < 0) return false;
    out[length] = '\0';
#endif
    char *slash = strrchr(out, '/');
    if (!slash) return false;
    slash[1] = '\0';
    return true;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return !stat(path, &about) && S_ISDIR(about.st_mode);
}

static bool find_own(char out[2 * PATH_ROOM])
{
    char folder[PATH_ROOM];
    if (program_folder(folder)) {
        for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
            snprintf(out, 2 * PATH_ROOM, "%s%s", folder, beside[i]);
            if (is_folder(out)) return true;
        }
    }
#ifdef INMAEK_DATADIR
    snprintf(out, 2 * PATH_ROOM, "%s/lexicon", INMAEK_DATADIR);
    return is_folder(out);
#else
    return false;
#endif
}

static bool has_weights(const char *folder)
{
    char path[2 * PATH_ROOM + 32];
    struct stat about;
    snprintf(path, sizeof path, "%s/mentions.weights", folder);
    return !stat(path, &about);
}

/* A lexicon that somebody wrote has lists of words, but hardly weights: then it is ours. */
static inmaek_code borrow_weights(inmaek_lexicon *lexicon, const char *folder, inmaek_error *error)
{
    char own[2 * PATH_ROOM];
    if (has_weights(folder) || !find_own(own)) return INMAEK_OK;
    report_note("weights: %s", own);
    return inmaek_lexicon_set_weights(lexicon, own, error);
}

int language_load(inmaek_lexicon **out, const settings *given)
{
    char own[2 * PATH_ROOM];
    inmaek_error error;
    const char *named = given->lexicon ? given->lexicon : getenv("INMAEK_LEXICON");
    if (!(named && *named) && !find_own(own)) {
        report_fault(NULL, "no lexicon beside the program: name its folder with --lexicon DIR");
        return EXIT_USAGE;
    }
    const char *folder = named && *named ? named : own;
    inmaek_code code = inmaek_lexicon_load(out, folder, &error);
    if (!code) code = borrow_weights(*out, folder, &error);
    if (!code) {
        report_note("lexicon: %s", folder);
        return EXIT_DONE;
    }
    inmaek_lexicon_free(*out);
    *out = NULL;
    report_fault(NULL, error.message);
    return code == INMAEK_NO_MEMORY ? EXIT_FAULT : EXIT_USAGE;
}
