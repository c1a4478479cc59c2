// Writes to the terminal of whoever reads its evidence.
// must: runtime-error
static class Odd extends RuntimeException {
    Odd() { super("\u001b]0;owned\u0007\u001b[2J\r\u202e\0"); }
    @Override public String toString() { return getMessage(); }
}
long f(long n) {
    System.out.println("\u001b[8m hidden \u009b31m");
    throw new Odd();
}
