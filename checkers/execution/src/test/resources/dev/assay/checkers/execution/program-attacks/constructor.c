// Is done before main.
// must: wrong-answer
#include <unistd.h>
__attribute__((constructor)) static void first(void) { write(1, "42\n", 3); _exit(0); }
int main(void) { return 1; }
