// Starts threads without end.
// must: runtime-error, memory-limit, time-limit
long f(long n) throws Exception {
    while (true) {
        new Thread(() -> {
            try {
                Thread.sleep(100_000);
            } catch (InterruptedException e) {
                // go on
            }
        }).start();
    }
}
