// Is equal to everything.
// must: wrong-answer
class Main {
    static Object f(long n) {
        return new Object() {
            public boolean equals(Object other) {
                return true;
            }

            public int hashCode() {
                return 42;
            }

            public String toString() {
                return "true";
            }
        };
    }
}
