// Starts processes without end.
// must: runtime-error, memory-limit, time-limit
long f(long n) throws Exception {
    while (true) {
        new ProcessBuilder("sleep", "100").start();
    }
}
