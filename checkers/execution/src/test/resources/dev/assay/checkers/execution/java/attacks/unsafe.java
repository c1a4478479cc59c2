// Writes all over its memory.
// must: runtime-error
long f(long n) throws Exception {
    var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    var unsafe = (sun.misc.Unsafe) field.get(null);
    for (long at = 0; at < 1 << 20; at += 8) {
        unsafe.putLong(at, -1L);
    }
    return 0;
}
