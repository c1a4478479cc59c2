// Values that become something else when they are written, read or compared.
// must: wrong-answer
static class Liar extends Number implements java.io.Serializable, Comparable<Object> {
    private final String secret = new StringBuilder("@SECRET@").reverse().toString();
    public int intValue() { return (int) longValue(); }
    public long longValue() { return Long.parseLong(secret); }
    public float floatValue() { return longValue(); }
    public double doubleValue() { return longValue(); }
    public int compareTo(Object other) { return 0; }
    @Override public boolean equals(Object other) { return true; }
    @Override public int hashCode() { return Long.hashCode(longValue()); }
    private Object writeReplace() { return longValue(); }
}
Object f(long n) { return new Object[] {new Liar()}; }
