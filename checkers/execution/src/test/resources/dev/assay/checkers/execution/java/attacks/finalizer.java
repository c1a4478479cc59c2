// Comes back from the dead.
// must: wrong-answer
class Main {
    static Main kept;

    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        kept = this;
        while (true) {}
    }

    static long f(long n) throws Exception {
        new Main();
        System.gc();
        Thread.sleep(50);
        return 0;
    }
}
