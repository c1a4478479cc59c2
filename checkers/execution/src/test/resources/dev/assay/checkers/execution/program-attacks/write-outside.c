// Writes where it may not.
// must: wrong-answer
#include <fcntl.h>
#include <stdio.h>
int main(void) {
    const char *paths[] = {"/escaped", "/usr/bin/escaped", "/usr/lib/escaped", "/etc/escaped", "/assay/assay_guest/box.py", "/proc/sys/kernel/core_pattern", "/dev/escaped", "/run/escaped"};
    for (int i = 0; i < 8; i++) if (open(paths[i], O_WRONLY | O_CREAT, 0666) >= 0) printf("ESCAPED: %s\n", paths[i]);
}
