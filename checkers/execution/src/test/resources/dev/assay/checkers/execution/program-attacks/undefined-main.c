// No program at all.
// must: compile-error
int mein(void) { return 0; }
