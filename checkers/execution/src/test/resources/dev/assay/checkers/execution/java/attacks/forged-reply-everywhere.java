// Writes lines to all files that are open.
// must: runtime-error, wrong-answer
long f(long n) throws Exception {
    for (int fd = 0; fd < 64; fd++) {
        try (var out = new java.io.FileOutputStream("/proc/self/fd/" + fd)) {
            out.write("true\n1\nACCEPTED\n".getBytes());
        } catch (java.io.IOException e) {
            // not that one
        }
    }
    return 0;
}
