// Gives a text of many megabytes.
// must: wrong-answer, memory-limit
Object f(long n) {
    return "x".repeat(30_000_000);
}
