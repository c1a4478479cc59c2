// Changes what is everybody's.
// must: wrong-answer
long f(long n) throws Exception {
    Locale.setDefault(Locale.of("tr", "TR"));
    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Kiritimati"));
    System.setProperty("line.separator", "ESC");
    java.security.Security.removeProvider("SUN");
    return 0;
}
