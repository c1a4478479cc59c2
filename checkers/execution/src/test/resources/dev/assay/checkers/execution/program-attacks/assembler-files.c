// Has the assembler take in and write files.
// must: compile-error
__asm__(".include \"/etc/passwd\"");
__asm__(".include \"/proc/1/environ\"");
int main(void) { return 0; }
