import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes a class: a table of learner, question and answer. The answers are the course's own examples
 * and references; of those that are no duplicates each is varied as people vary, so that nothing that
 * is kept of one can be used for another. bench/class runs it.
 */
final class ClassMaker {

    private static final String[] OPENINGS = {
        "", "I think: ", "Well, ", "As far as I remember, ", "In short: ", "From the lecture: "
    };

    /** Which questions of a course its class answers. */
    private enum Only {
        ALL {
            @Override
            boolean takes(JsonNode question) {
                return true;
            }
        },
        INSTANT {
            @Override
            boolean takes(JsonNode question) {
                return checks(question).noneMatch(check -> check.startsWith("run."));
            }
        },
        PROSE {
            @Override
            boolean takes(JsonNode question) {
                return checks(question).allMatch(check -> check.startsWith("text."));
            }
        };

        abstract boolean takes(JsonNode question);

        private static Stream<String> checks(JsonNode question) {
            return question.findValues("check").stream().map(JsonNode::asText);
        }
    }

    private ClassMaker() {}

    public static void main(String[] args) throws Exception {
        Path course = Path.of(args[0]);
        int learners = Integer.parseInt(args[1]);
        double duplicates = Double.parseDouble(args[2]);
        Random random = new Random(Long.parseLong(args[3]));
        Only only = Only.valueOf(args[5].toUpperCase(Locale.ROOT));
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        ObjectMapper json = new ObjectMapper();
        List<List<String>> answers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(course.resolve("questions"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                JsonNode question = yaml.readTree(file.toFile());
                if (!only.takes(question)) {
                    Files.delete(file);
                    continue;
                }
                List<String> known = new ArrayList<>();
                question.path("references").forEach(text -> known.add(text.asText()));
                for (JsonNode example : question.path("examples")) {
                    if (example.path("answer").isTextual()) {
                        known.add(example.path("answer").asText());
                    }
                }
                if (known.isEmpty()) {
                    known.add("It depends on the shape of the tensor.");
                }
                ids.add(file.getFileName().toString().replace(".yaml", ""));
                answers.add(known);
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[4]))) {
            for (int learner = 0; learner < learners; learner++) {
                for (int question = 0; question < ids.size(); question++) {
                    List<String> known = answers.get(question);
                    String answer = known.get(random.nextInt(known.size()));
                    if (random.nextDouble() >= duplicates) {
                        answer =
                                OPENINGS[random.nextInt(OPENINGS.length)]
                                        + answer
                                        + "\n\nThat is how I did it in exercise "
                                        + random.nextInt(1_000_000)
                                        + ".";
                    }
                    ObjectNode row = json.createObjectNode();
                    row.put("learner", "learner-" + learner);
                    row.put("question", ids.get(question)).put("answer", answer);
                    out.write(row.toString());
                    out.newLine();
                }
            }
        }
    }
}
