// Reads whatever was left open.
// must: wrong-answer
#include <stdio.h>
#include <unistd.h>
int main(void) { char text[64]; for (int fd = 3; fd < 1024; fd++) if (read(fd, text, 64) >= 0 || write(fd, text, 0) >= 0) printf("ESCAPED: %d is open\n", fd); }
