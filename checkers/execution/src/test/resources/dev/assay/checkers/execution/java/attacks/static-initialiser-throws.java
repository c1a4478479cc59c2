// Is broken from the start.
// must: runtime-error
class Main {
    static int x = 1 / 0;

    static long f(long n) {
        return 0;
    }
}
