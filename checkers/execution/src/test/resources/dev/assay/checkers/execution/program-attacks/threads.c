// As many threads as there may be.
// must: wrong-answer, time-limit, runtime-error, memory-limit
#include <pthread.h>
#include <unistd.h>
static void *run(void *a) { for (;;) ; }
int main(void) { pthread_t t; for (int i = 0; i < 10000; i++) pthread_create(&t, 0, run, 0); }
