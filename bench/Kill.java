import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills the server (SIGKILL) at random moments while submissions come in, starts it again each time,
 * and counts what became of those that it had acknowledged. bench/kill runs it.
 */
final class Kill {

    private static final int SENDERS = 6;
    private static final int LEARNERS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern EVENT =
            Pattern.compile("\"question\":\"([^\"]+)\",\"status\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    private static final Pattern IDLE =
            Pattern.compile("\"waiting\":\\{(\"\\w+\":0,?)+\\}");

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger contradictions = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Path folder;
    private final Path app;
    private final Map<String, String> database;
    private final int submissions;
    private final int port;
    private Process server;

    private Kill(Path folder, Path app, Map<String, String> database, int submissions)
            throws IOException {
        this.folder = folder;
        this.app = app;
        this.database = database;
        this.submissions = submissions;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        int kills = Integer.parseInt(options.getOrDefault("--kills", "12"));
        int submissions = Integer.parseInt(options.getOrDefault("--submissions", "300"));
        long seed = Long.parseLong(options.getOrDefault("--seed", "" + System.nanoTime()));
        Map<String, String> database = new HashMap<>();
        if (options.containsKey("--database")) {
            database.put("ASSAY_DATABASE_URL", options.get("--database"));
            database.put("ASSAY_DATABASE_USER", "assay");
        }
        Path folder = Files.createTempDirectory("assay-kill");
        try {
            Kill kill = new Kill(folder, Path.of(options.get("--app")), database, submissions);
            System.exit(kill.run(kills, new Random(seed), seed));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private int run(int kills, Random random, long seed) throws Exception {
        course();
        start();
        Thread[] senders = new Thread[SENDERS];
        for (int i = 0; i < SENDERS; i++) {
            senders[i] = Thread.ofPlatform().start(this::send);
        }
        try {
            for (int done = 0; done < kills; done++) {
                // Each life of the server gets its share, and dies somewhere within it.
                int share = submissions * (done + 1) / (kills + 1);
                int from = acknowledged.size();
                int at = from + random.nextInt(Math.max(1, share - from));
                allowed.set(share);
                await("submissions", () -> acknowledged.size() >= Math.min(at, submissions));
                Thread.sleep(random.nextInt(60));
                server.destroyForcibly();
                server.waitFor();
                start();
            }
            allowed.set(submissions);
            await("submissions", () -> acknowledged.size() >= submissions);
            over.set(true);
            for (Thread sender : senders) {
                sender.join();
            }
            await("grading", () -> IDLE.matcher(get("/api/v1/queue")).find());
            return report(kills, seed);
        } finally {
            over.set(true);
            server.destroyForcibly();
            server.waitFor();
        }
    }

    private void course() throws IOException {
        Path questions = Files.createDirectories(folder.resolve("courses/kill/questions"));
        Files.writeString(folder.resolve("courses/kill/course.yaml"), "id: kill\ntitle: Kill\n");
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    questions.resolve("00" + i + "-q.yaml"),
                    "number: "
                            + i
                            + "\nprompt: What is it?\nanswer: text\npoints: 1\nrubric: {check: text.keyword,"
                            + " with: {keywords: [stack, heap]}}\n");
        }
    }

    private void start() throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dassay.limits.learner-per-minute=100000",
                                "-jar",
                                app.resolve("quarkus-run.jar").toString(),
                                "up",
                                "--port=" + port,
                                "--courses=" + folder.resolve("courses"),
                                "--data=" + folder.resolve("data")));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(database);
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        server = builder.start();
        await("the server's start", () -> !get("/api/v1/queue").isEmpty());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until || !server.isAlive()) {
                System.err.println(Files.readString(folder.resolve("log")));
                throw new IllegalStateException(what + ": takes too long, or the server died");
            }
            Thread.sleep(5);
        }
    }

    /** Sends one submission after the other, each until it is acknowledged. */
    private void send() {
        while (!over.get()) {
            int number = next.getAndUpdate(n -> n < allowed.get() ? n + 1 : n);
            if (number >= allowed.get() || number >= submissions) {
                sleep();
                continue;
            }
            while (!post(number) && !over.get()) {
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean post(int number) {
        String body =
                "{\"learner\":\"l"
                        + number % LEARNERS
                        + "\",\"answers\":[{\"question\":1,\"answer\":\"a stack, answer "
                        + number
                        + "\"},{\"question\":2,\"answer\":\"a heap "
                        + number % 5
                        + "\"}]}";
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(uri("/api/v1/courses/kill/submissions"))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "number-" + number)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            Matcher id = ID.matcher(response.body());
            if (response.statusCode() != 202 || !id.find()) {
                return false;
            }
            String before = acknowledged.putIfAbsent(number, id.group(1));
            if (before != null && !before.equals(id.group(1))) {
                contradictions.incrementAndGet();
            }
            return true;
        } catch (IOException e) {
            return false; // killed meanwhile: sent again under the same key
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private String get(String path) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private int report(int kills, long seed) throws Exception {
        int graded = 0;
        int lost = 0;
        int twice = 0;
        for (String id : acknowledged.values()) {
            Map<String, Integer> finals = new HashMap<>();
            Matcher event = EVENT.matcher(get("/api/v1/submissions/" + id + "/history"));
            while (event.find()) {
                if (!event.group(2).equals("pending")) {
                    finals.merge(event.group(1), 1, Integer::sum);
                }
            }
            boolean isWhole = finals.size() == 2;
            graded += isWhole ? 1 : 0;
            lost += isWhole ? 0 : 1;
            twice += finals.values().stream().anyMatch(n -> n > 1) ? 1 : 0;
        }
        lost += contradictions.get();
        System.err.println("seed " + seed);
        System.out.printf(
                "{\"kills\": %d, \"acknowledged\": %d, \"graded\": %d, \"lost\": %d, \"gradedTwice\": %d}%n",
                kills, acknowledged.size(), graded, lost, twice);
        return lost == 0 && twice == 0 && graded == acknowledged.size() ? 0 : 1;
    }
}
