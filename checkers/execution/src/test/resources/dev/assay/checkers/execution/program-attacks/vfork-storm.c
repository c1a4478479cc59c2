// Starts one program after another, in a process group of its own.
// must: time-limit, runtime-error
#include <unistd.h>
int main(void) { setsid(); for (;;) if (vfork() == 0) { execl("/bin/true", "true", (char *) 0); _exit(1); } }
