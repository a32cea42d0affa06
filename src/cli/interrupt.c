/* interrupt.c - see interrupt.h. */
#include "interrupt.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "exit.h"
#include "inmaek.h"

static volatile sig_atomic_t is_polite, noted;

static void on_signal(int number)
{
    static const char message[] = "inmaek: interrupted\n";
    (void)number;
    if (is_polite && !noted) {
        noted = 1;
        return;
    }
    inmaek_outputs_abandon();
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) _exit(EXIT_FAULT);
    _exit(EXIT_FAULT);
}

void interrupt_catch(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = on_signal}; /* no SA_RESTART: a read that waits ends */
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction old;
        /* what the caller (nohup) has said to ignore stays ignored */
        if (!sigaction(numbers[i], NULL, &old) && old.sa_handler == SIG_IGN) continue;
        sigaction(numbers[i], &action, NULL);
    }
    /* a file that grows beyond its limit is a fault of writing like a full disk, told as such */
    signal(SIGXFSZ, SIG_IGN);
}

void interrupt_polite(bool polite)
{
    is_polite = polite;
}

bool interrupt_noted(void)
{
    return noted;
}
