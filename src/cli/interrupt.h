/* interrupt.h - Ctrl-C and its kin: no half file stays behind. */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <stdbool.h>

/* From now on an interruption ends the program: temporary files are removed, a line says so, the
 * exit code is EXIT_FAULT. */
void interrupt_catch(void);

/* While polite, the first interruption is only noted, so that the article at hand can be
 * finished; a second one ends the program as above. */
void interrupt_polite(bool polite);
bool interrupt_noted(void);

#endif
