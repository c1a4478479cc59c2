// Fills all folders.
// must: wrong-answer, memory-limit, runtime-error
long f(long n) throws Exception {
    for (String folder : List.of("/box", "/tmp", "/dev/shm", "/")) {
        try (var out = new java.io.FileOutputStream(folder + "/fill")) {
            for (int i = 0; i < 200_000; i++) {
                out.write(new byte[4096]);
            }
            System.out.println("ESCAPED: no limit in " + folder);
        } catch (java.io.IOException e) {
            // as it should be
        }
    }
    return 0;
}
