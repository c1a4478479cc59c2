// Says of itself that it is the number. It is none.
// must: wrong-answer
class Main {
    static Object f(long n) {
        return new Number() {
            public int intValue() { return 1; }
            public long longValue() { return Long.MAX_VALUE; }
            public float floatValue() { return 1; }
            public double doubleValue() { return 1; }
            public String toString() { return "" + 3 * n; }
        };
    }
}
