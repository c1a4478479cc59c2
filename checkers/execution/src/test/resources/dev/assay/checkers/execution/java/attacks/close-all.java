// Closes what is open.
// must: runtime-error, wrong-answer, time-limit
long f(long n) throws Exception {
    System.out.close();
    System.err.close();
    new java.io.FileInputStream(java.io.FileDescriptor.in).close();
    new java.io.FileOutputStream(java.io.FileDescriptor.out).close();
    return 0;
}
