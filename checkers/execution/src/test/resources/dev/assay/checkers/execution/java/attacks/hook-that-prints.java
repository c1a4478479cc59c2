// Has a shutdown hook write a reply.
// must: runtime-error
long f(long n) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        try (var out = new java.io.FileOutputStream("/proc/self/fd/4")) {
            out.write("AAAA\n".getBytes());
        } catch (java.io.IOException e) {
            e.printStackTrace();
        }
    }));
    System.exit(0);
    return 0;
}
