// Prints without end.
// must: output-limit
#include <stdio.h>
int main(void) { for (;;) puts("7777777777777777777777777777777777777777"); }
