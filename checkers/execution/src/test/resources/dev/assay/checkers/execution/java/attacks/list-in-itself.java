// Is a list that holds itself.
// must: wrong-answer, runtime-error
class Main {
    static Object f(long n) {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(list);
        return list;
    }
}
