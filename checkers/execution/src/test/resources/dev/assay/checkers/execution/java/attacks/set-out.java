// Takes standard output away.
// must: wrong-answer
long f(long n) throws Exception {
    System.setOut(null);
    System.setErr(null);
    System.setIn(null);
    return 0;
}
