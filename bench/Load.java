import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Hands in one answer at a time at a fixed rate, whatever the server does, each waiting for its grade;
 * a latency counts from when the submission was due. bench/load runs it.
 */
final class Load {

    /** In so many steps the rate rises before anything is measured. */
    private static final int STEPS = 5;

    private Load() {}

    public static void main(String[] args) throws Exception {
        String base = args[0];
        int rate = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        int warm = Integer.parseInt(args[3]);
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        // A server that has just started compiles what it runs: it is not measured at that.
        for (int step = 1; step <= STEPS; step++) {
            run(http, base, Math.max(1, rate * step / STEPS), warm / STEPS, "warm");
        }
        long[] latencies = run(http, base, rate, seconds, "run");
        System.out.printf(
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

    private static long[] run(HttpClient http, String base, int rate, int seconds, String name)
            throws Exception {
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rate * seconds; i++) {
                long due = began + i * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = i;
                threads.execute(
                        () -> {
                            try {
                                HttpResponse<String> response =
                                        http.send(
                                                request(base, name, number),
                                                HttpResponse.BodyHandlers.ofString());
                                boolean isGraded =
                                        response.statusCode() == 200
                                                && response.body().contains("\"final\":true");
                                if (isGraded) {
                                    latencies.add(System.nanoTime() - due);
                                } else if (failed.incrementAndGet() < 4) {
                                    System.err.println(response.body());
                                }
                            } catch (Exception e) {
                                if (failed.incrementAndGet() < 4) {
                                    System.err.println(e);
                                }
                            }
                        });
            }
        }
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static HttpRequest request(String base, String name, int number) {
        String body =
                "{\"learner\": \""
                        + name
                        + number % 500
                        + "\", \"question\": 8, \"answer\": \"You call th.from_numpy(x), I noted it on page "
                        + number
                        + ", and t.numpy() goes back.\"}";
        return HttpRequest.newBuilder(
                        URI.create(base + "/api/v1/courses/pytorch-100/submissions?wait=20s"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
