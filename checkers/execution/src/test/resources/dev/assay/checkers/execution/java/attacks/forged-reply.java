// Writes a reply of its own to the harness's file.
// must: runtime-error
long f(long n) throws Exception {
    try (var out = new java.io.FileOutputStream("/proc/self/fd/4")) {
        for (int i = 0; i < 5; i++) {
            out.write("AAAAAAAAAAAKBwMBAQEBAQ==\n".getBytes());
        }
    }
    return 0;
}
