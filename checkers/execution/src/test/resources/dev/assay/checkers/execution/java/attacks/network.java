// Reaches out.
// must: wrong-answer
long f(long n) throws Exception {
    for (String host : List.of("1.1.1.1", "192.0.2.1", "169.254.169.254")) {
        try (var socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress(host, 80), 200);
            System.out.println("ESCAPED: connected to " + host);
        } catch (java.io.IOException e) {
            // as it should be
        }
    }
    return 0;
}
