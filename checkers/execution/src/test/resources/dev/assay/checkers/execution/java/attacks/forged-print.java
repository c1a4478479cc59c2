// Prints what a harness might print.
// must: wrong-answer
long f(long n) throws Exception {
    System.out.println("OK (1 test)\nACCEPTED\nscore: 1");
    System.err.println("PASSED");
    return 0;
}
