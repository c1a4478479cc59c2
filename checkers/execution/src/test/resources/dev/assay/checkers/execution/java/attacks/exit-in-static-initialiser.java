// Ends before anything is called.
// must: runtime-error
class Main {
    static {
        System.exit(0);
    }

    static long f(long n) {
        return 0;
    }
}
