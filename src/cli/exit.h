/* exit.h - what the program's exit code tells. */
#ifndef EXIT_H
#define EXIT_H

enum exit_code {
    EXIT_DONE = 0,  /* all was done; there may have been warnings */
    EXIT_FAULT = 1, /* some input could not be read or some output not be written; the rest is done */
    EXIT_USAGE = 2  /* wrong options or a broken lexicon: nothing was done */
};

#endif
