package dev.assay.bench.attacks;

import dev.assay.bench.freetext.GrammarTrainer;
import dev.assay.bench.freetext.LikenessAttacks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attacks a course's rubrics and the models that compare meanings: see bench/attacks. */
public final class Main {

    private Main() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        boolean details = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--details")) {
                details = true;
            } else if (List.of("--data", "--course", "--only", "--train").contains(arguments[i])
                    && i + 1 < arguments.length) {
                options.put(arguments[i], arguments[++i]);
            } else {
                System.err.println(
                        "usage: bench/attacks [--course DIR] [--data DIR] [--only rules|likeness]"
                                + " [--details] | bench/attacks --train FILE [--data DIR]");
                System.exit(2);
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (options.containsKey("--train")) {
            Path data = Path.of(options.getOrDefault("--data", "../shared/data/asag"));
            Files.writeString(
                    Path.of(options.get("--train")), GrammarTrainer.train(data, Path.of(".")));
            return;
        }
        String only = options.getOrDefault("--only", "");
        if (!only.equals("likeness")) {
            Path course = Path.of(options.getOrDefault("--course", "courses/pytorch-100"));
            out.println(CourseAttacks.run(course).report(details));
        }
        Path data = Path.of(options.getOrDefault("--data", "../shared/data/asag"));
        if (!Files.isDirectory(data)) {
            out.println("skipped: there is no folder " + data + "; name one with --data");
            return;
        }
        if (!only.equals("rules")) {
            for (Tally tally : LikenessAttacks.run(data)) {
                out.println(tally.report(details));
            }
        } else {
            out.println(GuardedKeywords.run(data).report(details));
        }
    }
}
