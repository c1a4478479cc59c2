package dev.assay.bench.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same code on a Jobe server (its REST API: POST /jobe/index.php/restapi/runs). */
final class Jobe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RUNS = 10;

    private Jobe() {}

    static double median(String url, Work work, int atOnce) throws Exception {
        ObjectNode spec = JSON.createObjectNode();
        spec.putObject("run_spec")
                .put("language_id", work.isCommand() ? "cpp" : "python3")
                .put("sourcefilename", work.isCommand() ? "answer.cpp" : "answer.py")
                .put("input", work.isCommand() ? "3\n1 2 3\n" : "")
                .put("sourcecode", work.answer())
                .putObject("parameters")
                .put("memorylimit", 2000)
                .put("cputime", 20);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/jobe/index.php/restapi/runs"))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(spec.toString()))
                        .build();
        double[] millis = new double[RUNS];
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Double>> all = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                all.add(executor.submit(() -> one(client, request)));
            }
            for (int i = 0; i < RUNS; i++) {
                millis[i] = all.get(i).get();
            }
        }
        return new Times(millis, 1).median();
    }

    private static double one(HttpClient client, HttpRequest request) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1e6;
        JsonNode said = JSON.readTree(response.body());
        if (said.path("outcome").asInt() != 15) { // 15: it ran well
            throw new IllegalStateException("Jobe says " + response.body());
        }
        return millis;
    }
}
