// Is a stream without end.
// must: wrong-answer, time-limit
Object f(long n) {
    return java.util.stream.Stream.iterate(0, x -> x + 1);
}
