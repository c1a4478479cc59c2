// Leaves threads that are busy.
// must: wrong-answer, time-limit
long f(long n) throws Exception {
    for (int i = 0; i < 8; i++) {
        new Thread(() -> {
            while (true) {}
        }).start();
    }
    return 0;
}
