// Calls the sandbox's own sockets.
// must: wrong-answer
long f(long n) throws Exception {
    for (String name : List.of("/run/assay/z", "/run/docker.sock", "/var/run/docker.sock")) {
        try (var channel = java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(name))) {
            System.out.println("ESCAPED: " + name);
        } catch (java.io.IOException e) {
            // as it should be
        }
    }
    return 0;
}
