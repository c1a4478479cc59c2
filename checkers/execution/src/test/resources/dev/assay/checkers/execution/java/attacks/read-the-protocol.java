// Reads the harness's next lines.
// must: runtime-error, time-limit, wrong-answer
long f(long n) throws Exception {
    var in = new java.io.FileInputStream(java.io.FileDescriptor.in);
    byte[] line = new byte[100_000];
    int count = in.available() > 0 ? in.read(line) : 0;
    String text = new String(line, 0, count);
    if (text.contains(new StringBuilder("@SECRET@").reverse())) {
        System.out.println("ESCAPED: read ahead");
    }
    return 0;
}
