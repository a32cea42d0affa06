/* atomic.h - files that are replaced whole or not at all.
 *
 * What is written goes to a temporary file beside the target, which takes the target's name
 * once all of it is on disk. Until then what stood there before still stands. */
#ifndef IM_ATOMIC_H
#define IM_ATOMIC_H

#include <stdio.h>

#include "inmaek.h"

typedef struct im_atomic {
    FILE *stream;           /* write here */
    char *path, *temporary; /* `temporary` is NULL for a target that is no regular file */
    int slot;
} im_atomic;

/* Begins to replace `path`, or fails with INMAEK_IO. A symbolic link is followed; a device or a
 * pipe, which cannot be replaced, is written to directly. */
inmaek_code im_atomic_open(im_atomic *file, const char *path, inmaek_error *error);

/* Flushes, waits for the disk, closes the stream; only im_atomic_commit() or im_atomic_abort() may
 * follow. On failure (INMAEK_IO; a full disk shows here at the latest) the temporary file is gone,
 * the target as it was, and `file` done with. */
inmaek_code im_atomic_settle(im_atomic *file, inmaek_error *error);

/* Ends it: settles if that is still to be done, and renames. On failure (INMAEK_IO) the temporary
 * file is gone and the target as it was. Either way `file` is done with. */
inmaek_code im_atomic_commit(im_atomic *file, inmaek_error *error);

/* Gives up: removes the temporary file. */
void im_atomic_abort(im_atomic *file);

/* Removes the temporary files of all unfinished writes, for a signal handler that is about to
 * end the process: async-signal-safe. */
void im_atomic_interrupted(void);

#endif
