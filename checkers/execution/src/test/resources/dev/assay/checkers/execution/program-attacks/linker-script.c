// A section and symbols that the linker gives a meaning to.
// must: wrong-answer, compile-error, runtime-error
__attribute__((section(".interp"))) const char other[] = "/box/evil";
__attribute__((section(".preinit_array"))) void *early = (void *) 1;
int main(void) { return 0; }
