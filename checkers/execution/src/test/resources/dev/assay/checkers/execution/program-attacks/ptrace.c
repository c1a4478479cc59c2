// Traces its watcher.
// must: wrong-answer
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>
int main(void) { if (ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0) puts("ESCAPED: traced"); }
