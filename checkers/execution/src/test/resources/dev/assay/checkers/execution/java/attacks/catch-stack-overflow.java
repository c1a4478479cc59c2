// Calls itself without end, and catches it each time.
// must: time-limit, runtime-error
long f(long n) {
    try {
        return f(n + 1);
    } catch (StackOverflowError e) {
        return f(n + 1);
    }
}
