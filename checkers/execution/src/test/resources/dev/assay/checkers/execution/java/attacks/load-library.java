// Loads a library of its own, and the JDK's that attach and debug.
// must: wrong-answer
long f(long n) throws Exception {
    java.nio.file.Path file = java.nio.file.Path.of("/tmp/own.so");
    java.nio.file.Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
    for (String name : List.of(file.toString(), "/tmp/none.so")) {
        try {
            System.load(name);
            System.out.println("ESCAPED: loaded " + name);
        } catch (UnsatisfiedLinkError e) {
            // not that one
        }
    }
    return 0;
}
