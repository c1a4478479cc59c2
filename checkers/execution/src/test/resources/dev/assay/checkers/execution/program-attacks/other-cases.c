// Leaves something for the next case, and looks for what the last one left.
// must: wrong-answer
#include <stdio.h>
int main(void) {
    const char *paths[] = {"left", "/tmp/left", "/dev/shm/left", "/box/.program/left"};
    for (int i = 0; i < 4; i++) {
        FILE *file = fopen(paths[i], "r");
        if (file) { puts("ESCAPED: found what another case left"); fclose(file); }
        file = fopen(paths[i], "w");
        if (file) { fputs("@MARKER@", file); fclose(file); }
    }
}
