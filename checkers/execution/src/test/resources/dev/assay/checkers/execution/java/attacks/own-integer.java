// Has classes that hide the JDK's.
// must: wrong-answer, compile-error
class Long {
    public boolean equals(Object other) {
        return true;
    }

    public int hashCode() {
        return 0;
    }
}

class Main {
    static Object f(long n) {
        return new Long();
    }
}
