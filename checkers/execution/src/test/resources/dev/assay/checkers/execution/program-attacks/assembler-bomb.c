// A few lines that are gigabytes of code.
// must: compile-error
__asm__(".fill 0x7fffffff, 8, 0x90");
__asm__(".rept 1000000000\n.quad 1\n.endr");
int main(void) { return 0; }
