// Is a list without end.
// must: wrong-answer
class Main {
    static Object f(long n) {
        return new AbstractList<Object>() {
            public Object get(int index) { return index; }
            public int size() { return Integer.MAX_VALUE; }
        };
    }
}
