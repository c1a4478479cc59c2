// Looks at what its callers hold: frames, classes, and their fields by way of method handles.
// must: wrong-answer
long f(long n) throws Exception {
    String secret = new StringBuilder("@SECRET@").reverse().toString();
    List<StackWalker.StackFrame> frames =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(all -> all.toList());
    for (StackWalker.StackFrame frame : frames) {
        try {
            Class<?> type = frame.getDeclaringClass();
            var lookup = java.lang.invoke.MethodHandles.privateLookupIn(type, java.lang.invoke.MethodHandles.lookup());
            for (var field : type.getDeclaredFields()) {
                if (java.lang.reflect.Modifier.isStatic(field.getModifiers())
                        && String.valueOf((Object) lookup.unreflectGetter(field).invoke()).contains(secret)) {
                    System.out.println("ESCAPED: " + field);
                }
            }
        } catch (Throwable e) {
            // not that one
        }
    }
    try {
        var walker = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod("getStackWalker");
        walker.setAccessible(true);
        System.out.println("ESCAPED: " + walker.invoke(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
        // closed
    }
    return 0;
}
