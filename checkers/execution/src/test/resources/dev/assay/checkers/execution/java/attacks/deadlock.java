// Waits for itself.
// must: time-limit
long f(long n) throws Exception {
    Thread.currentThread().join();
    return 0;
}
