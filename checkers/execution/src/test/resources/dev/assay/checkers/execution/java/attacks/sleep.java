// Waits for ever.
// must: time-limit
long f(long n) throws Exception {
    Thread.sleep(1_000_000);
    return 0;
}
