// Has types that take a compiler long.
// must: compile-error, wrong-answer
class Main {
    static <T> List<List<T>> g(T x, T y) { return null; }

    static long f(long n) {
        var x = g(g(g(g(g(g(g(g(g(g(g(g(1, "a"), 0), 1), 2), 3), 4), 5), 6), 7), 8), 9), 10, 1);
        return 0;
    }
}
