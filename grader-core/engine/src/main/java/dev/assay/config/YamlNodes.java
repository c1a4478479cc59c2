package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's nodes into data with lines. One use each. */
final class YamlNodes {

    /** The most values of a file, counting each use of an alias. */
    private static final int MAX_VALUES = 100_000;

    /** The most characters of all values' pointers together: each is kept with its line. */
    private static final long MAX_POINTERS = 32L << 20;

    private static final Set<Tag> TAGS =
            Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private final String file;
    private final Consumer<Problem> problems;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private int values;
    private long pointers;

    YamlNodes(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<Located> read(Node root) {
        try {
            lines.put("", line(root));
            JsonNode node = value(root, "", 0);
            return Optional.of(new Located(node, file, "", lines, written));
        } catch (TooMuchException e) {
            problems.accept(
                    Problem.error(new Source(file, e.line), e.problem, "write it out, flatter"));
            return Optional.empty();
        }
    }

    private JsonNode value(Node node, String pointer, int depth) throws TooMuchException {
        values++;
        if (values > MAX_VALUES) {
            throw new TooMuchException("the file has more than " + MAX_VALUES + " values", node);
        }
        pointers += pointer.length();
        if (pointers > MAX_POINTERS) {
            throw new TooMuchException("the file's keys are too long, too deep and too many", node);
        }
        // The composer bounds what is written; only an alias that holds itself goes deeper.
        if (depth > YamlReader.MAX_DEPTH) {
            throw new TooMuchException("an alias holds itself", node);
        }
        if (!TAGS.contains(node.getTag())) {
            problem(node, "the tag " + node.getTag() + " is not read here", "delete the tag");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, pointer, depth);
            case SequenceNode sequence -> sequence(sequence, pointer, depth);
            case ScalarNode scalar -> scalar(scalar, pointer);
            case AnchorNode anchor -> value(anchor.getRealNode(), pointer, depth + 1);
            default -> throw new IllegalStateException("a node of SnakeYAML's: " + node);
        };
    }

    private JsonNode mapping(MappingNode mapping, String pointer, int depth)
            throws TooMuchException {
        ObjectNode object = nodes.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                problem(entry.getKeyNode(), "a key must be a text", "write it in one word");
                continue;
            }
            String key = keyNode.getValue();
            String at = pointer + "/" + Located.escape(key);
            if (object.has(key)) {
                problem(
                        keyNode,
                        "the key '" + key + "' is there twice, first on line " + lines.get(at),
                        "keep one of the two");
            } else if (key.equals("<<") && keyNode.isPlain()) {
                problem(keyNode, "merge keys (<<) are not read here", "write the keys out");
            } else {
                lines.put(at, line(keyNode));
                object.set(key, value(entry.getValueNode(), at, depth + 1));
            }
        }
        return object;
    }

    private JsonNode sequence(SequenceNode sequence, String pointer, int depth)
            throws TooMuchException {
        ArrayNode array = nodes.arrayNode(sequence.getValue().size());
        for (Node item : sequence.getValue()) {
            String at = pointer + "/" + array.size();
            lines.put(at, line(item));
            array.add(value(item, at, depth + 1));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar, String pointer) {
        String text = scalar.getValue();
        // A tag that was written out may not fit its value: that value is read as a text.
        JsonNode node = scalar.isPlain() ? plain(scalar.getTag(), text) : TextNode.valueOf(text);
        if (!node.isTextual()) {
            written.put(pointer, text);
        }
        return node;
    }

    private static JsonNode plain(Tag tag, String text) {
        try {
            if (tag.equals(Tag.NULL)) {
                return NullNode.getInstance();
            }
            if (tag.equals(Tag.BOOL)) {
                return BooleanNode.valueOf(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT)) {
                return whole(text);
            }
            if (tag.equals(Tag.FLOAT)) {
                return DecimalNode.valueOf(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode whole(String text) {
        BigInteger value =
                text.startsWith("0x")
                        ? new BigInteger(text.substring(2), 16)
                        : text.startsWith("0o")
                                ? new BigInteger(text.substring(2), 8)
                                : new BigInteger(text);
        return value.bitLength() < Integer.SIZE
                ? IntNode.valueOf(value.intValue())
                : value.bitLength() < Long.SIZE
                        ? LongNode.valueOf(value.longValue())
                        : BigIntegerNode.valueOf(value);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private void problem(Node node, String problem, String mend) {
        problems.accept(Problem.error(new Source(file, line(node)), problem, mend));
    }

    /** The file asks for more than a file may. */
    private static final class TooMuchException extends Exception {

        private static final long serialVersionUID = 1L;
        private final String problem;
        private final int line;

        TooMuchException(String problem, Node node) {
            super(problem, null, false, false);
            this.problem = problem;
            this.line = line(node);
        }
    }
}
