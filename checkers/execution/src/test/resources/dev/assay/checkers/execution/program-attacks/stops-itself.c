// Stops, and what it has started stops, too.
// must: time-limit
#include <signal.h>
#include <unistd.h>
int main(void) { fork(); raise(SIGSTOP); for (;;) pause(); }
