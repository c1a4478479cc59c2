// Has a class of the name that calls have.
// must: compile-error, wrong-answer, runtime-error
class AssayCall0 {
    Object call() {
        return 0;
    }

    static long f(long n) {
        return 0;
    }
}
