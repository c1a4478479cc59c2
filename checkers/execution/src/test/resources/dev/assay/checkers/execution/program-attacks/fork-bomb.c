// Processes that make processes.
// must: time-limit, memory-limit, runtime-error, wrong-answer
#include <unistd.h>
int main(void) { for (;;) fork(); }
