// Asks for the largest array.
// must: memory-limit
int[] f(long n) {
    return new int[Integer.MAX_VALUE - 8];
}
