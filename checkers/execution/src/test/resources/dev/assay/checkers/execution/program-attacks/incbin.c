// Takes the host's files into the program.
// must: compile-error
__asm__(".incbin \"/etc/shadow\"");
__asm__(".incbin \"/proc/1/mem\"");
int main(void) { return 0; }
