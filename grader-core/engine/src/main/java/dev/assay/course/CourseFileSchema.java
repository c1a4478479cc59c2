package dev.assay.course;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.RecordSchema;
import dev.assay.course.NodeYaml.CriterionYaml;
import dev.assay.course.NodeYaml.GroupYaml;
import dev.assay.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of a course's files: from the records that the reader decodes, with the rules
 * that stand between keys, and each checker's settings under {@code with}.
 */
public final class CourseFileSchema {

    private static final String KIND = "^(text|mixed(/[A-Za-z0-9+#-]+)?|code/[A-Za-z0-9+#-]+)$";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final RecordSchema schemas = new RecordSchema();
    private final ObjectNode course;
    private final ObjectNode question;
    private final ObjectNode policy;

    private CourseFileSchema(Map<String, Class<? extends Record>> checkers) {
        course = schemas.reference(CourseYaml.class);
        question = schemas.reference(QuestionYaml.class);
        policy = schemas.reference(PolicyReader.WRITTEN);
        property(QuestionYaml.class, "answer").put("pattern", KIND).put("type", "string");
        property(QuestionYaml.class, "rubric")
                .putObject("properties")
                .putObject("weight")
                .put("minimum", 0);
        group();
        example();
        settings(CriterionYaml.class, checkers);
        settings(GuardYaml.class, checkers);
    }

    /**
     * One schema for {@code course.yaml}, for {@code policy.yaml} and for question files: a file
     * with an {@code id} or a {@code title} is the first, one with a key that only the second has
     * is the second.
     *
     * @param checkers each checker's configuration by its id; with none, any checker and settings
     *     are right
     */
    public static ObjectNode of(Map<String, Class<? extends Record>> checkers) {
        CourseFileSchema files = new CourseFileSchema(checkers);
        ObjectNode root =
                files.nodes
                        .objectNode()
                        .put("$schema", RecordSchema.DIALECT)
                        .put(
                                "title",
                                "A file of an Assay course: course.yaml, policy.yaml or a"
                                        + " question");
        files.hasOneOf(root, List.of("id", "title"));
        root.set("then", files.course);
        ObjectNode other = root.putObject("else");
        files.hasOneOf(other, files.keysOfPolicyAlone());
        other.set("then", files.policy);
        other.set("else", files.question);
        return root.set("$defs", files.schemas.definitions());
    }

    private void hasOneOf(ObjectNode schema, List<String> keys) {
        ArrayNode signs = schema.putObject("if").put("type", "object").putArray("anyOf");
        keys.forEach(key -> signs.addObject().putArray("required").add(key));
    }

    private List<String> keysOfPolicyAlone() {
        List<String> keys = new ArrayList<>();
        schemas.definition(PolicyReader.WRITTEN)
                .get("properties")
                .fieldNames()
                .forEachRemaining(keys::add);
        schemas.definition(QuestionYaml.class)
                .get("properties")
                .fieldNames()
                .forEachRemaining(keys::remove);
        return keys;
    }

    /** The rules of groups: deductions only in a weighted-sum, {@code pass} only for a gate. */
    private void group() {
        ObjectNode group = schemas.definition(GroupYaml.class);
        property(GroupYaml.class, "parts").put("minItems", 1);
        ArrayNode rules = group.putArray("allOf");
        ObjectNode noDeduction = rules.addObject();
        noDeduction.set("if", combineIs("weighted-sum"));
        noDeduction
                .putObject("else")
                .putObject("properties")
                .putObject("parts")
                .putObject("items")
                .putObject("properties")
                .putObject("weight")
                .put("minimum", 0);
        ObjectNode gate = rules.addObject();
        gate.set("if", combineIs("gate-then-rest"));
        gate.putObject("then").putObject("properties").putObject("parts").put("minItems", 2);
        gate.putObject("else").putObject("properties").putObject("pass").put("type", "null");
    }

    /** An example is an answer, or files. */
    private void example() {
        ObjectNode example = schemas.definition(ExampleYaml.class);
        ((ObjectNode) property(ExampleYaml.class, "files").at("/anyOf/0")).put("minItems", 1);
        ArrayNode either = example.putArray("oneOf");
        for (String key : List.of("answer", "files")) {
            ObjectNode one = either.addObject();
            one.putArray("required").add(key);
            one.putObject("properties").putObject(key).putObject("not").put("type", "null");
        }
    }

    private ObjectNode combineIs(String value) {
        ObjectNode schema = nodes.objectNode();
        schema.putObject("properties").putObject("combine").put("const", value);
        return schema;
    }

    private void settings(
            Class<? extends Record> type, Map<String, Class<? extends Record>> checkers) {
        if (checkers.isEmpty()) {
            return;
        }
        ObjectNode criterion = schemas.definition(type);
        ArrayNode ids = property(type, "check").putArray("enum");
        ArrayNode rules = criterion.putArray("allOf");
        checkers.forEach(
                (id, config) -> {
                    ids.add(id);
                    ObjectNode rule = rules.addObject();
                    ObjectNode is = rule.putObject("if");
                    is.putObject("properties").putObject("check").put("const", id);
                    is.putArray("required").add("check");
                    ObjectNode then = rule.putObject("then");
                    ObjectNode settings = schemas.reference(config);
                    if (schemas.definition(config).has("required")) {
                        then.putObject("properties").set("with", settings);
                        then.putArray("required").add("with");
                    } else {
                        ArrayNode either =
                                then.putObject("properties").putObject("with").putArray("anyOf");
                        either.add(settings).addObject().put("type", "null");
                    }
                });
    }

    private ObjectNode property(Class<? extends Record> type, String key) {
        return (ObjectNode) schemas.definition(type).required("properties").required(key);
    }
}
