// Never ends when it is looked at.
// must: time-limit
class Main {
    static Object f(long n) {
        return new Object() {
            public String toString() {
                while (true) {}
            }
        };
    }
}
