// Writes to standard error without end.
// must: output-limit, time-limit
long f(long n) throws Exception {
    byte[] much = new byte[1 << 16];
    while (true) {
        System.err.write(much);
    }
}
