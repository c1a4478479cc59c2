// Calls itself without end.
// must: runtime-error
long f(long n) {
    return f(n + 1) + 1;
}
