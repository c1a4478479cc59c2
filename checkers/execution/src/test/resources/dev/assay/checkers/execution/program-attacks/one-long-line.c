// Prints without end, and no end of line.
// must: output-limit
#include <string.h>
#include <unistd.h>
int main(void) { static char x[65536]; memset(x, 'x', sizeof x); for (;;) write(1, x, sizeof x); }
