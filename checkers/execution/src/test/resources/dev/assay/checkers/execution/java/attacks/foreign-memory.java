// Takes memory of the machine, and never gives it back.
// must: memory-limit, runtime-error, time-limit
long f(long n) throws Exception {
    while (true) {
        var segment = java.lang.foreign.Arena.global().allocate(16 << 20);
        segment.fill((byte) 1);
    }
}
