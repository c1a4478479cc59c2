// Kills whatever it can.
// must: time-limit
#include <signal.h>
#include <unistd.h>
int main(void) { kill(1, SIGKILL); kill(getppid(), SIGSTOP); kill(-1, SIGKILL); for (;;) pause(); }
