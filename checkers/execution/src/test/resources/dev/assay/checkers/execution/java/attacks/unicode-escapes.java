// Hides its end in an escape.
// must: wrong-answer, compile-error
long f(long n) {
    // \u000a int hidden = 0;
    return 0;
}
