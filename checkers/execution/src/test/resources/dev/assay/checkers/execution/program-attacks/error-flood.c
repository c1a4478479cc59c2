// Complains without end.
// must: output-limit
#include <stdio.h>
int main(void) { for (;;) fputs("7777777777777777777777777777777777777777", stderr); }
