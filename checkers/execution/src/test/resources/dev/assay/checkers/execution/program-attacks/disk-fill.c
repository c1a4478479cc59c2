// Fills the disk.
// must: wrong-answer, memory-limit, runtime-error
#include <stdio.h>
static char block[1 << 20];
int main(void) {
    const char *paths[] = {"/tmp/a", "a", "/dev/shm/a"};
    for (int i = 0; i < 3; i++) { FILE *file = fopen(paths[i], "w"); for (int n = 0; n < 5000 && file; n++) if (!fwrite(block, sizeof block, 1, file)) break; }
}
