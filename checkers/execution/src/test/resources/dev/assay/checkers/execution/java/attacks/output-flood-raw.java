// Prints without end, past System.out.
// must: output-limit, time-limit, memory-limit, runtime-error
long f(long n) throws Exception {
    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
    while (true) {
        out.write(new byte[10_000]);
    }
}
