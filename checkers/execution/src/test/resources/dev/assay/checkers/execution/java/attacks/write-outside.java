// Writes where it may not.
// must: wrong-answer
long f(long n) throws Exception {
    for (String name : List.of("/escaped", "/usr/escaped", "/assay/escaped", "/etc/passwd", "/proc/sys/kernel/core_pattern",
            System.getProperty("java.home") + "/lib/escaped", System.getProperty("java.class.path").split(":")[0])) {
        try (var out = new java.io.FileOutputStream(name, true)) {
            System.out.println("ESCAPED: wrote " + name);
        } catch (java.io.IOException e) {
            // as it should be
        }
    }
    return 0;
}
