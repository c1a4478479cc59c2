package dev.assay.submissions.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server's training run: starts one with nothing in it, on a free port and with a folder of its
 * own, gives it some seconds of what servers get, and stops it as an operator would. What is to be
 * recorded meanwhile is said by the flags that it is started with. The launcher runs this at
 * set-up.
 */
public final class ServerTraining {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration WORK = Duration.ofSeconds(12);
    private static final Duration END = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With more, a quick machine would only repeat itself. */
    private static final int MOST = 4_000;

    private static final int AT_A_TIME = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final MadeAnswers answers;
    private final AtomicInteger next = new AtomicInteger();
    private final long until = System.nanoTime() + WORK.toNanos();

    private ServerTraining(URI server, MadeAnswers answers) {
        this.server = server;
        this.answers = answers;
    }

    /**
     * Takes a course's folder, the file that the server's log is added to, the server's jar, and
     * the flags to start it with. Fails, and so ends with 1, where the server did not do its work.
     */
    public static void main(String[] args) throws Exception {
        Path course = Path.of(args[0]).toAbsolutePath();
        Path log = Path.of(args[1]).toAbsolutePath();
        Path jar = Path.of(args[2]).toAbsolutePath();
        List<String> flags = List.of(args).subList(3, args.length);
        Path folder = Files.createTempDirectory("assay-training");
        try {
            train(MadeAnswers.of(course), start(course, folder, log, jar, flags), log);
        } finally {
            delete(folder);
        }
    }

    private static Process start(Path course, Path folder, Path log, Path jar, List<String> flags)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Dassay.database.url="); // the embedded one, whatever else is said
        command.addAll(List.of("-jar", jar.toString(), "up", "--port", "0"));
        command.addAll(List.of("--courses", course.toString(), "--data", folder + "/data"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile()) // where no settings lie
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What is meant for the operator's own server: its database, its limits.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ASSAY_") || name.contains("QUARKUS_"));
        builder.environment().put("ASSAY_LIMITS_LEARNER_PER_MINUTE", "1000000");
        return builder.start();
    }

    private static void train(MadeAnswers answers, Process server, Path log) throws Exception {
        Thread end = new Thread(() -> end(server));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            new ServerTraining(address(server, log), answers).work();
            server.destroy();
            if (!server.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the server does not end");
            }
        } finally {
            end(server);
        }
    }

    private static void end(Process server) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }

    private static URI address(Process server, Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (server.isAlive() && System.nanoTime() < until) {
            Matcher found = ADDRESS.matcher(Files.readString(log));
            if (found.find()) {
                return URI.create(found.group(1));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("the server did not start: see " + log);
    }

    private void work() throws Exception {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int i = 0; i < AT_A_TIME; i++) {
                clients.add(
                        threads.submit(
                                () -> {
                                    client();
                                    return null;
                                }));
            }
        }
        for (Future<?> client : clients) {
            client.get();
        }
    }

    /** Mostly what comes in masses; now and then what a person looks at. */
    private void client() throws IOException, InterruptedException {
        int number = next.getAndIncrement();
        while (number < MOST && System.nanoTime() < until) {
            String one = answers.at(number).toString();
            if (number % 10 == 9) {
                keptAndAskedFor(one);
            } else {
                post("/api/v1/courses/" + answers.course() + "/submissions?wait=2s", one);
            }
            if (number % 50 == 49) {
                looks(number);
            }
            number = next.getAndIncrement();
        }
    }

    private void keptAndAskedFor(String answer) throws IOException, InterruptedException {
        String at =
                post("/api/v1/courses/" + answers.course() + "/submissions", answer)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        String path = server.resolve(at).getPath();
        get(path);
        get(path + "/grade");
        get(path + "/grade?for=grader");
    }

    private void looks(int number) throws IOException, InterruptedException {
        var one = answers.at(number);
        String course = "/api/v1/courses/" + answers.course();
        String learner = one.path("learner").asText();
        post(
                course + "/questions/" + one.path("question").asText() + "/grade",
                one.retain("answer").toString());
        get(course + "/learners/" + learner + "/grade");
        get("/review/" + answers.course());
        get("/review/" + answers.course() + "/learner?id=" + learner);
        get("/q/health/ready");
        get("/");
    }

    private HttpResponse<String> post(String path, String json)
            throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofString(json);
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    private void get(String path) throws IOException, InterruptedException {
        send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
