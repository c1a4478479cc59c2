// Looks for what is expected in all that /proc shows.
// must: wrong-answer
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static char text[1 << 20];
static void look(const char *path, const char *secret) {
    int fd = open(path, O_RDONLY);
    if (fd < 0) return;
    ssize_t n = read(fd, text, sizeof text);
    close(fd);
    if (n > 0 && memmem(text, n, secret, strlen(secret))) printf("ESCAPED: %s\n", path);
}
int main(void) {
    char secret[64] = "@SECRET@", path[600];
    for (int i = 0, j = strlen(secret) - 1; i < j; i++, j--) { char c = secret[i]; secret[i] = secret[j]; secret[j] = c; }
    const char *of[] = {"environ", "cmdline", "maps", "fd/0", "fd/3", "fd/4", "mountinfo", "stack"};
    DIR *proc = opendir("/proc");
    for (struct dirent *each; proc && (each = readdir(proc)); )
        for (int i = 0; i < 8; i++) { snprintf(path, sizeof path, "/proc/%s/%s", each->d_name, of[i]); if (i != 3) look(path, secret); }
    snprintf(path, sizeof path, "/proc/%d/mem", getppid());
    if (open(path, O_RDONLY) >= 0) puts("ESCAPED: the watcher's memory");
    puts("0");
}
