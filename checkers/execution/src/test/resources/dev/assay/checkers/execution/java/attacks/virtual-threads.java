// Threads without number, none of which ends.
// must: time-limit, memory-limit, runtime-error, wrong-answer
long f(long n) throws Exception {
    for (int i = 0; i < 10_000_000; i++) {
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    // goes on
                }
            }
        });
    }
    return 0;
}
