package dev.assay.bench.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A forked child without any sandbox: nothing can be faster. */
final class Bare {

    private Bare() {}

    static Times run(Work work, int answers, int atOnce) throws IOException, InterruptedException {
        if (work.isCommand()) {
            return commands(work, answers, atOnce);
        }
        List<String> lines =
                Python.run(
                        List.of(
                                "/usr/bin/python3",
                                "-c",
                                script(),
                                module(work),
                                Integer.toString(answers),
                                Integer.toString(atOnce)),
                        work.answer());
        double[] millis = new double[lines.size() - 1];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Double.parseDouble(lines.get(i));
        }
        return new Times(millis, Double.parseDouble(lines.getLast()));
    }

    /** The compiler and what it makes, for each answer. */
    private static Times commands(Work work, int answers, int atOnce) throws InterruptedException {
        String code = work.answer();
        double[] millis = new double[answers];
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Double>> all = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                all.add(
                        executor.submit(
                                () -> {
                                    long each = System.nanoTime();
                                    Python.run(work.command(), code);
                                    return (System.nanoTime() - each) / 1e6;
                                }));
            }
            for (int i = 0; i < answers; i++) {
                millis[i] = all.get(i).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer did not run", e);
        }
        return new Times(millis, (System.nanoTime() - start) / 1e9);
    }

    private static String module(Work work) {
        String title = work.entry().title();
        return title.equals("print") ? "-" : title;
    }

    private static String script() throws IOException {
        try (var in = Bare.class.getResourceAsStream("bare.py")) {
            if (in == null) {
                throw new IOException("bare.py is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
