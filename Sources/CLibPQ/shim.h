// libpq for Swift: the library itself, and what Swift cannot import from C by itself.

#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>

// Character macros are not imported; constants are.
static const int clibpq_field_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int clibpq_field_sqlstate = PG_DIAG_SQLSTATE;
static const int clibpq_field_message = PG_DIAG_MESSAGE_PRIMARY;
static const int clibpq_field_detail = PG_DIAG_MESSAGE_DETAIL;
static const int clibpq_field_hint = PG_DIAG_MESSAGE_HINT;
static const int clibpq_field_position = PG_DIAG_STATEMENT_POSITION;
static const int clibpq_field_table = PG_DIAG_TABLE_NAME;
static const int clibpq_field_column = PG_DIAG_COLUMN_NAME;
static const int clibpq_field_constraint = PG_DIAG_CONSTRAINT_NAME;

/// A wake-up counter that poll(2) can wait for; -1 when the process has no descriptor left.
static inline int clibpq_eventfd(void) {
    return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

/// Leaves every signal to the other threads, except those that report a fault of this one.
static inline void clibpq_leave_signals_to_others(void) {
    sigset_t signals;
    sigfillset(&signals);
    sigdelset(&signals, SIGABRT);
    sigdelset(&signals, SIGBUS);
    sigdelset(&signals, SIGFPE);
    sigdelset(&signals, SIGILL);
    sigdelset(&signals, SIGSEGV);
    sigdelset(&signals, SIGTRAP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

/// PQcancel writes to a socket without MSG_NOSIGNAL: a server that dies between its connect and
/// its write would end the process by SIGPIPE.
static inline int clibpq_cancel(PGcancel *cancel) {
    char message[256];
    sigset_t pipe_signal, before, pending;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&pending);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    int sent = PQcancel(cancel, message, sizeof message);
    if (!sigismember(&pending, SIGPIPE)) {
        struct timespec at_once = {0, 0};
        sigtimedwait(&pipe_signal, NULL, &at_once);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return sent;
}

#endif
