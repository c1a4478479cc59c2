// Sleeps, deaf to all signals.
// must: time-limit
#include <signal.h>
#include <unistd.h>
int main(void) { for (int s = 1; s < 65; s++) signal(s, SIG_IGN); for (;;) sleep(100); }
