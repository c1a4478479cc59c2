// Answers in the harness's place, with its own token.
// must: runtime-error, wrong-answer
long f(long n) throws Exception {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("main") && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }
    return 0;
}
