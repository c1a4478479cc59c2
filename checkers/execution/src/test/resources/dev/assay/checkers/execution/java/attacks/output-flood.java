// Prints without end.
// must: output-limit
long f(long n) throws Exception {
    while (true) {
        System.out.println("x".repeat(100));
    }
}
