// Answers through a handler of what is not caught.
// must: runtime-error
long f(long n) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.exit(0));
    throw new Error("not right");
}
