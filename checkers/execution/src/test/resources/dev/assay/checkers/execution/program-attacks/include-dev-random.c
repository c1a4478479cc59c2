// Has the compiler read what never ends, and what waits.
// must: compile-error
#include "/dev/random"
#include "/dev/stdin"
#include "/proc/self/fd/0"
int main(void) { return 0; }
