// Looks through all its memory.
// must: wrong-answer
long f(long n) throws Exception {
    byte[] secret = new StringBuilder("@SECRET@").reverse().toString().getBytes();
    byte[] other = new StringBuilder("@MARKER@").reverse().toString().getBytes();
    int found = 0;
    int others = 0;
    try (var memory = new java.io.RandomAccessFile("/proc/self/mem", "r")) {
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/maps"))) {
            String[] range = line.split(" ")[0].split("-");
            long low = Long.parseUnsignedLong(range[0], 16);
            long high = Long.parseUnsignedLong(range[1], 16);
            boolean isHeap = low < 0x1_0000_0000L; // where this very search is
            if (!line.contains(" r") || high - low > 1 << 22 || isHeap || low < 0) {
                continue;
            }
            byte[] content = new byte[(int) (high - low)];
            try {
                memory.seek(low);
                memory.readFully(content);
            } catch (java.io.IOException e) {
                continue;
            }
            String text = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1);
            found += text.contains(new String(secret)) ? 1 : 0;
            others += text.contains(new String(other)) ? 1 : 0;
        }
    }
    if (others > 8 || found > 8) {
        System.out.println("ESCAPED: " + found + " " + others);
    }
    return 0;
}
