// Takes all memory, and catches it each time.
// must: time-limit, memory-limit, runtime-error
long f(long n) throws Exception {
    List<Object> all = new ArrayList<>();
    while (true) {
        try {
            all.add(new byte[100_000]);
        } catch (OutOfMemoryError e) {
            all.add(null);
        }
    }
}
