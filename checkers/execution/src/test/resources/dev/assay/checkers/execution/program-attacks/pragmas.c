// Asks the compiler for plug-ins, for other files and to be told where things are.
// must: wrong-answer, compile-error
#pragma GCC diagnostic error "-fplugin=/tmp/x.so"
#pragma GCC dependency "/etc/shadow"
#pragma comment(linker, "/include:/etc/shadow")
#pragma GCC poison nothing
__asm__(".section .note.GNU-stack,\"x\",@progbits");
int main(void) { return 0; }
