// Calls the harness's own classes.
// must: time-limit, wrong-answer
long f(long n) throws Exception {
    try {
        Class.forName("dev.assay.checkers.execution.java.guest.RunnerMain", true, ClassLoader.getSystemClassLoader())
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"/dev/null", "/dev/null"});
    } catch (ReflectiveOperationException e) {
        // it has nothing to tell
    }
    return 0;
}
