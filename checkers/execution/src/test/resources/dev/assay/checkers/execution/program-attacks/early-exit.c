// Ends well before it has done anything.
// must: wrong-answer
#include <stdlib.h>
int main(void) { exit(0); }
