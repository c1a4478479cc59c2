// Ends as if all were well.
// must: runtime-error
long f(long n) throws Exception {
    System.exit(0);
    return 0;
}
