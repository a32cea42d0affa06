/* inputs.c - see inputs.h. */
#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exit.h"
#include "report.h"

static const struct {
    const char *ending;
    input_form form;
} forms[] = {
    {".txt", INPUT_TEXT}, {".jsonl", INPUT_LINES}, {".ndjson", INPUT_LINES}, {".json", INPUT_RECORD}};

/* The number in `forms` of the ending that the name has; -1: none of them. */
static int ending_of(const char *name)
{
    size_t length = strlen(name);
    for (int i = 0; i < (int)(sizeof forms / sizeof *forms); i++) {
        size_t n = strlen(forms[i].ending);
        if (length > n && !strcasecmp(name + length - n, forms[i].ending)) return i;
    }
    return -1;
}

/* Takes `path` over. False: no memory. */
static bool add(inputs *all, char *path, const struct stat *about)
{
    if (path && all->count == all->capacity) {
        size_t capacity = all->capacity ? all->capacity * 2 : 64;
        input *grown = realloc(all->items, capacity * sizeof *grown);
        if (grown) {
            all->items = grown;
            all->capacity = capacity;
        }
    }
    if (!path || all->count == all->capacity) {
        free(path);
        return false;
    }
    int ending = ending_of(path);
    all->items[all->count++] = (input){
        .path = path,
        .form = ending < 0 ? INPUT_UNKNOWN : forms[ending].form,
        .device = about->st_dev,
        .number = about->st_ino,
    };
    return true;
}

static int no_memory(void)
{
    report_fault(NULL, "out of memory");
    return EXIT_FAULT;
}

/* ---------------------------------------------------------------- folders */

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const input *)a)->path, ((const input *)b)->path);
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    bool slash = *folder && folder[strlen(folder) - 1] == '/';
    if (path) snprintf(path, size, "%s%s%s", folder, slash ? "" : "/", name);
    return path;
}

/* Hidden files are none of ours: macOS strews `._a.txt` about. */
static bool is_wanted(const char *name)
{
    int ending = ending_of(name);
    return name[0] != '.' && ending >= 0 && forms[ending].form != INPUT_RECORD;
}

/* Adds the files of an open folder, in no order. False: no memory. */
static bool add_entries(inputs *all, const char *folder, DIR *stream)
{
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat about;
        if (!is_wanted(entry->d_name)) continue;
        char *path = join(folder, entry->d_name);
        if (!path) return false;
        if (stat(path, &about)) about = (struct stat){0}; /* a broken link is told when it is opened */
        if (S_ISDIR(about.st_mode))
            free(path);
        else if (!add(all, path, &about))
            return false;
    }
    return true;
}

static int add_folder(inputs *all, const char *folder)
{
    DIR *stream = opendir(folder);
    if (!stream) {
        report_fault(folder, strerror(errno));
        return EXIT_FAULT;
    }
    size_t first = all->count;
    bool good = add_entries(all, folder, stream);
    closedir(stream);
    if (!good) return no_memory();
    if (all->count == first) {
        report_fault(folder, "no .txt and no .jsonl in this folder");
        return EXIT_FAULT;
    }
    qsort(all->items + first, all->count - first, sizeof *all->items, by_bytes);
    return EXIT_DONE;
}

static int add_name(inputs *all, const char *name)
{
    struct stat about;
    bool is_stdin = !strcmp(name, "-");
    if (is_stdin ? fstat(STDIN_FILENO, &about) : stat(name, &about)) {
        report_fault(name, strerror(errno));
        return EXIT_FAULT;
    }
    if (!is_stdin && S_ISDIR(about.st_mode)) return add_folder(all, name);
    return add(all, strdup(name), &about) ? EXIT_DONE : no_memory();
}

/* ---------------------------------------------------------------- doubles */

static int by_file(const void *a, const void *b)
{
    const input *left = *(const input *const *)a, *right = *(const input *const *)b;
    if (left->device != right->device) return left->device < right->device ? -1 : 1;
    if (left->number != right->number) return left->number < right->number ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* Of several names of one file keeps the first. */
static bool drop_doubles(inputs *all)
{
    input **order = malloc((all->count + 1) * sizeof *order);
    if (!order) return false;
    for (size_t i = 0; i < all->count; i++) order[i] = &all->items[i];
    qsort(order, all->count, sizeof *order, by_file);
    for (size_t i = 0; i + 1 < all->count; i++) {
        bool same = order[i]->device == order[i + 1]->device && order[i]->number == order[i + 1]->number;
        order[i + 1]->is_double = same && order[i]->number;
    }
    free(order);
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].is_double)
            free(all->items[i].path);
        else
            all->items[kept++] = all->items[i];
    }
    all->count = kept;
    return true;
}

/* ---------------------------------------------------------------- ids */

typedef struct named {
    input *input;
    size_t start; /* of the id so far, in the path */
} named;

static size_t stem_length(const input *in)
{
    int ending = ending_of(in->path);
    return strlen(in->path) - (ending < 0 ? 0 : strlen(forms[ending].ending));
}

/* The id without its ending, compared as such. */
static int compare_ids(const named *left, const named *right)
{
    size_t l = stem_length(left->input) - left->start, r = stem_length(right->input) - right->start;
    int order = memcmp(left->input->path + left->start, right->input->path + right->start, l < r ? l : r);
    return order ? order : (l > r) - (l < r);
}

static int by_id(const void *a, const void *b)
{
    return compare_ids(a, b);
}

/* Moves the id's beginning one name to the left; false: it is the whole path already. */
static bool lengthen(named *one)
{
    const char *path = one->input->path;
    size_t start = one->start;
    if (start) start--;
    while (start && path[start - 1] != '/') start--;
    bool longer = start < one->start;
    one->start = start;
    return longer;
}

/* Lengthens the ids that are the same, all of them by one name; false: none could be. */
static bool tell_apart(named *names, size_t count)
{
    bool longer = false;
    qsort(names, count, sizeof *names, by_id);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && !compare_ids(&names[i], &names[end]);) end++;
        for (size_t k = i; k < end && end - i > 1; k++) longer = lengthen(&names[k]) || longer;
    }
    return longer;
}

static bool give_ids(inputs *all)
{
    named *names = malloc((all->count + 1) * sizeof *names);
    if (!names) return false;
    for (size_t i = 0; i < all->count; i++) {
        const char *slash = strrchr(all->items[i].path, '/');
        names[i] = (named){&all->items[i], slash ? (size_t)(slash - all->items[i].path) + 1 : 0};
    }
    while (tell_apart(names, all->count)) continue;
    bool good = true;
    for (size_t i = 0; i < all->count; i++) {
        input *in = names[i].input;
        const char *start = in->path + names[i].start;
        in->id = strcmp(in->path, "-") ? strndup(start, stem_length(in) - names[i].start) : strdup("stdin");
        good = good && in->id;
    }
    free(names);
    return good;
}

/* ---------------------------------------------------------------- all of it */

int inputs_find(inputs *out, char **names, int count)
{
    int code = EXIT_DONE;
    for (int i = 0; i < count; i++)
        if (add_name(out, names[i]) != EXIT_DONE) code = EXIT_FAULT;
    if (!drop_doubles(out) || !give_ids(out)) {
        inputs_dispose(out);
        return no_memory();
    }
    return code;
}

void inputs_dispose(inputs *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->items[i].path);
        free(all->items[i].id);
    }
    free(all->items);
    *all = (inputs){0};
}
