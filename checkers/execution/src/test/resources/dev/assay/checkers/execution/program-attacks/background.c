// Goes on in the background.
// must: wrong-answer, runtime-error, time-limit
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    for (int i = 0; i < 5; i++)
        if (fork() == 0) {
            setsid();
            for (int s = 1; s < 32; s++) signal(s, SIG_IGN);
            for (;;) { sleep(1); write(1, "ESCAPED: still there\n", 21); }
        }
    return 0;
}
