// Puts a link where its own program was.
// must: wrong-answer
#include <unistd.h>
int main(void) { unlink(".program/main"); symlink("/etc/passwd", ".program/main"); }
