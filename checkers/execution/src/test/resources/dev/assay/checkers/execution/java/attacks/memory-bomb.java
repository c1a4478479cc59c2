// Takes all memory.
// must: memory-limit, time-limit
long f(long n) throws Exception {
    List<long[]> all = new ArrayList<>();
    while (true) {
        all.add(new long[1_000_000]);
    }
}
