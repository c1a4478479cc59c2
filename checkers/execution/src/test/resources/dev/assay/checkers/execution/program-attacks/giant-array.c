// Uses three gigabytes.
// must: memory-limit
static volatile char all[3u << 30];
int main(void) { for (unsigned i = 0; i < 3u << 30; i += 4096) all[i] = 1; }
