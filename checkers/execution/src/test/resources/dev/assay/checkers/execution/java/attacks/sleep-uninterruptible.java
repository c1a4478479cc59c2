// Waits for ever and catches all.
// must: time-limit
long f(long n) throws Exception {
    while (true) {
        try {
            Thread.sleep(1000);
        } catch (Throwable e) {
            // go on
        }
    }
}
