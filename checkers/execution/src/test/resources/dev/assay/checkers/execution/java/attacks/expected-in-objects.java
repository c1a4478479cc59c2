// Searches objects of its loaders for what is expected.
// must: wrong-answer
long f(long n) throws Exception {
    for (ClassLoader loader = Thread.currentThread().getContextClassLoader(); loader != null; loader = loader.getParent()) {
        for (var field : loader.getClass().getDeclaredFields()) {
            try {
                field.setAccessible(true);
                Object value = field.get(loader);
                if (String.valueOf(value).contains(new StringBuilder("@SECRET@").reverse())) {
                    System.out.println("ESCAPED: " + field);
                }
                if (value instanceof Map<?, ?> map) {
                    for (Object each : map.values()) {
                        if (each instanceof byte[] bytes
                                && new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                        .contains(new StringBuilder("@SECRET@").reverse())) {
                            System.out.println("ESCAPED: " + field);
                        }
                    }
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                // not that one
            }
        }
    }
    return 0;
}
