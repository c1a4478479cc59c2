// Closes all and goes on.
// must: wrong-answer
#include <unistd.h>
int main(void) {
    if (fork() == 0) { setsid(); if (fork() == 0) { for (int i = 0; i < 256; i++) close(i); for (;;) ; } _exit(0); }
    return 0;
}
