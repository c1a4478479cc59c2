// Looks for the harness, and for what it expects.
// must: wrong-answer
long f(long n) throws Exception {
    for (var frame : Thread.currentThread().getStackTrace()) {
        try {
            Class<?> type = Class.forName(frame.getClassName(), true, ClassLoader.getSystemClassLoader());
            for (var field : type.getDeclaredFields()) {
                field.setAccessible(true);
                if (java.lang.reflect.Modifier.isStatic(field.getModifiers())
                        && String.valueOf(field.get(null)).contains(new StringBuilder("@SECRET@").reverse())) {
                    System.out.println("ESCAPED: " + field);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // not that one
        }
    }
    return 0;
}
