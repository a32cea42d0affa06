/* atomic.c - files that are replaced whole or not at all. */
#include "base/atomic.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* A signal handler may neither take locks nor look at the heap, so the names of unfinished
 * files also stand here. `state` is what tells whether a name may be read. */
enum { SLOTS = 16, NO_SLOT = -1 };
enum { SLOT_FREE, SLOT_TAKEN, SLOT_READY };
static struct {
    atomic_int state;
    char path[PATH_MAX];
} slots[SLOTS];

/* Remembers `path` for im_atomic_interrupted(); NO_SLOT if there is no room for it, in which case
 * an interruption leaves the file behind. */
static int take_slot(const char *path)
{
    if (strlen(path) >= PATH_MAX) return NO_SLOT;
    for (int i = 0; i < SLOTS; i++) {
        int expected = SLOT_FREE;
        if (!atomic_compare_exchange_strong(&slots[i].state, &expected, SLOT_TAKEN)) continue;
        strcpy(slots[i].path, path);
        atomic_store(&slots[i].state, SLOT_READY);
        return i;
    }
    return NO_SLOT;
}

static void release_slot(int slot)
{
    if (slot != NO_SLOT) atomic_store(&slots[slot].state, SLOT_FREE);
}

void im_atomic_interrupted(void)
{
    for (int i = 0; i < SLOTS; i++)
        if (atomic_load(&slots[i].state) == SLOT_READY) unlink(slots[i].path);
}

/* Opens a new file beside `path` for writing: its descriptor, or -1 with errno set. */
static int open_beside(im_atomic *file)
{
    const char *slash = strrchr(file->path, '/');
    int folder = slash ? (int)(slash - file->path) + 1 : 0;
    size_t size = strlen(file->path) + 64;
    file->temporary = malloc(size);
    if (!file->temporary) return -1;
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        snprintf(file->temporary, size, "%.*s.%s.%ld-%u.tmp", folder, file->path, file->path + folder,
                 (long)getpid(), attempt);
        /* first remembered, then made: an interruption between the two finds nothing to remove */
        file->slot = take_slot(file->temporary);
        int descriptor = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) return descriptor;
        release_slot(file->slot);
        file->slot = NO_SLOT;
        if (errno != EEXIST) break;
    }
    return -1;
}

static void dispose(im_atomic *file)
{
    release_slot(file->slot);
    free(file->temporary);
    free(file->path);
    *file = (im_atomic){.slot = NO_SLOT};
}

inmaek_code im_atomic_open(im_atomic *file, const char *path, inmaek_error *error)
{
    *file = (im_atomic){.slot = NO_SLOT};
    struct stat old;
    bool exists = stat(path, &old) == 0;
    file->path = exists ? realpath(path, NULL) : strdup(path);
    int descriptor = -1;
    if (file->path) {
        if (exists && !S_ISREG(old.st_mode))
            descriptor = open(path, O_WRONLY | O_CLOEXEC);
        else
            descriptor = open_beside(file);
    }
    if (descriptor >= 0) file->stream = fdopen(descriptor, "wb");
    if (!file->stream) {
        inmaek_code code = errno == ENOMEM ? im_no_memory(error)
                                           : im_error(error, INMAEK_IO, "%s: %s", path, strerror(errno));
        if (descriptor >= 0) {
            close(descriptor);
            if (file->temporary) unlink(file->temporary);
        }
        dispose(file);
        return code;
    }
    if (file->temporary && exists) fchmod(descriptor, old.st_mode & 07777);
    return INMAEK_OK;
}

/* Flushes, down to the disk for a file; 0 or the errno of what failed. */
static int flush(im_atomic *file)
{
    errno = 0;
    if (ferror(file->stream)) {
        /* the reason is long forgotten; what failed once fails again and tells why */
        clearerr(file->stream);
        fputc('\n', file->stream);
        return fflush(file->stream) != 0 && errno ? errno : EIO;
    }
    if (fflush(file->stream) != 0) return errno ? errno : EIO;
    if (file->temporary && fsync(fileno(file->stream)) != 0) return errno;
    return 0;
}

/* Gives up for `reason`, an errno. */
static inmaek_code fail(im_atomic *file, int reason, inmaek_error *error)
{
    inmaek_code code = im_error(error, INMAEK_IO, "%s: %s", file->path, strerror(reason));
    im_atomic_abort(file);
    return code;
}

inmaek_code im_atomic_settle(im_atomic *file, inmaek_error *error)
{
    int reason = flush(file);
    if (fclose(file->stream) != 0 && !reason) reason = errno;
    file->stream = NULL;
    return reason ? fail(file, reason, error) : INMAEK_OK;
}

inmaek_code im_atomic_commit(im_atomic *file, inmaek_error *error)
{
    inmaek_code code = file->stream ? im_atomic_settle(file, error) : INMAEK_OK;
    if (code) return code;
    if (file->temporary && rename(file->temporary, file->path) != 0) return fail(file, errno, error);
    dispose(file);
    return INMAEK_OK;
}

void im_atomic_abort(im_atomic *file)
{
    if (file->stream) fclose(file->stream);
    if (file->temporary) unlink(file->temporary);
    dispose(file);
}
