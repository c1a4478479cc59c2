// Calls a service of the host.
// must: wrong-answer
long f(long n) throws Exception {
    try (var socket = new java.net.Socket()) {
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", @PORT@), 300);
        System.out.println("ESCAPED: connected");
    } catch (java.io.IOException e) {
        // as it should be
    }
    return 0;
}
