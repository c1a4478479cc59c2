// Includes itself, twice each time.
// must: compile-error
#include __FILE__
#include __FILE__
int main(void) { return 0; }
