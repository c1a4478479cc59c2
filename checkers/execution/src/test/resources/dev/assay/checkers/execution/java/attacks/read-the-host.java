// Reads what is the machine's.
// must: wrong-answer
long f(long n) throws Exception {
    for (String name : List.of("/etc/shadow", "/etc/hostname", "/etc/hosts", "/etc/machine-id", "/root", "/home",
            "/var/log", "/work", "/proc/kcore", "/proc/1/environ", "/proc/1/mem", "/dev/mem", "/sys/kernel")) {
        java.io.File file = new java.io.File(name);
        if (file.isDirectory() ? file.list() != null && file.list().length > 0 : file.canRead()) {
            try (var in = new java.io.FileInputStream(file)) {
                if (in.read() >= 0) {
                    System.out.println("ESCAPED: read " + name);
                }
            } catch (java.io.IOException e) {
                if (file.isDirectory()) {
                    System.out.println("ESCAPED: listed " + name);
                }
            }
        }
    }
    return 0;
}
