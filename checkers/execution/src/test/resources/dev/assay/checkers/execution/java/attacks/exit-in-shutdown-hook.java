// Hangs in a shutdown hook.
// must: time-limit
long f(long n) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        while (true) {}
    }));
    System.exit(0);
    return 0;
}
