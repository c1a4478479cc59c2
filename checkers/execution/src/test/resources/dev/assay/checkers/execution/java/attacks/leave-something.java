// Leaves something for the next one.
// must: wrong-answer
long f(long n) throws Exception {
    for (String folder : List.of("/tmp", "/box", "/dev/shm")) {
        java.io.File file = new java.io.File(folder, "left");
        if (file.exists()) {
            System.out.println("ESCAPED: found " + file);
        }
        try (var out = new java.io.FileOutputStream(file)) {
            out.write(1);
        } catch (java.io.IOException e) {
            // not there
        }
    }
    System.setProperty("left", System.getProperty("left") == null ? "x" : "ESCAPED");
    System.out.println(System.getProperty("left"));
    return 0;
}
