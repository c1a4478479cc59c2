// Ends when it is looked at.
// must: runtime-error
class Main {
    static Object f(long n) {
        return new Object() {
            public String toString() {
                System.exit(0);
                return "";
            }
        };
    }
}
