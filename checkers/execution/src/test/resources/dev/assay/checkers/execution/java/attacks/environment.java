// Looks for secrets in its environment and properties.
// must: wrong-answer
long f(long n) throws Exception {
    String secret = new StringBuilder("@SECRET@").reverse().toString();
    String all = System.getenv() + " " + System.getProperties();
    if (all.contains(secret) || all.toLowerCase().contains("password") || all.contains("/work")) {
        System.out.println("ESCAPED: " + all.length());
    }
    return 0;
}
