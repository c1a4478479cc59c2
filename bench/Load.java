import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Hands in one answer at a time at a fixed rate, whatever the server does, each waiting for its grade;
 * a latency counts from when the submission was due. It speaks HTTP/1.1 over connections of its own:
 * the JDK's client would take as much of the machine as half of the server. bench/load runs it.
 */
final class Load {

    /** In so many steps the rate rises before anything is measured. */
    private static final int STEPS = 5;

    private static final int PATIENCE_MS = 30_000;

    private final URI server;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** So many were sent: no answer is one that the server has graded before. */
    private int sent;

    private Load(URI server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        Load load = new Load(URI.create(args[0]));
        int rate = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        int warm = Integer.parseInt(args[3]);
        // A server that has just started compiles what it runs: it is not measured at that.
        for (int step = 1; step <= STEPS; step++) {
            load.run(Math.max(1, rate * step / STEPS), warm / STEPS, "warm");
        }
        long[] latencies = load.run(rate, seconds, "run");
        System.out.printf(
                Locale.ROOT,
                "{\"rate\": %d, \"submissions\": %d, \"graded\": %d, \"p50ms\": %.1f, \"p99ms\": %.1f,"
                        + " \"maxMs\": %.1f}%n",
                rate,
                rate * seconds,
                latencies.length,
                at(latencies, 0.5),
                at(latencies, 0.99),
                at(latencies, 1));
        System.exit(latencies.length == rate * seconds ? 0 : 1);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private long[] run(int rate, int seconds, String name) {
        int first = sent;
        sent += rate * seconds;
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds; i++) {
                long due = began + i * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = first + i;
                threads.execute(
                        () -> {
                            String answer = send(name, number);
                            if (answer.startsWith("HTTP/1.1 200 ")
                                    && answer.contains("\"final\":true")) {
                                latencies.add(System.nanoTime() - due);
                            } else if (failed.incrementAndGet() < 4) {
                                System.err.println(answer);
                            }
                        });
            }
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The response, or why there is none. */
    private String send(String name, int number) {
        Connection connection = null;
        try {
            connection = idle.pollFirst();
            if (connection == null) {
                connection = new Connection(new Socket(server.getHost(), server.getPort()));
            }
            String response = connection.send(request(name, number));
            idle.addFirst(connection);
            return response;
        } catch (IOException e) {
            if (connection != null) {
                connection.close();
            }
            return e.toString();
        }
    }

    private byte[] request(String name, int number) {
        String body =
                "{\"learner\": \""
                        + name
                        + number % 500
                        + "\", \"question\": 8, \"answer\": \"You call th.from_numpy(x), I noted it on page "
                        + number
                        + ", and t.numpy() goes back.\"}";
        return ("POST /api/v1/courses/pytorch-100/submissions?wait=20s HTTP/1.1\r\nHost: "
                        + server.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One that is kept open; a response says how long it is. */
    private static final class Connection {

        private static final String LENGTH = "content-length:";

        private final Socket socket;
        private final InputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        String send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String status = line();
            int length = -1;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                    length = Integer.parseInt(line.substring(LENGTH.length()).strip());
                }
            }
            if (length < 0) {
                throw new IOException(status + " without a length");
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException(status + " was cut short");
            }
            return status + "\n" + new String(body, StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server closed the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // it is not used again
            }
        }
    }
}
