// Takes memory outside of the heap.
// must: memory-limit, runtime-error, time-limit
long f(long n) throws Exception {
    List<java.nio.ByteBuffer> all = new ArrayList<>();
    while (true) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocateDirect(16 << 20);
        for (int i = 0; i < buffer.capacity(); i += 4096) {
            buffer.put(i, (byte) 1);
        }
        all.add(buffer);
    }
}
