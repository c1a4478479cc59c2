// Never ends.
// must: time-limit
long f(long n) throws Exception {
    while (true) {}
}
