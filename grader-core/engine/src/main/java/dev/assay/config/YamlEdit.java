package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes one value of a YAML file and leaves all the rest as its author wrote it. */
public final class YamlEdit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;

    private YamlEdit(String text) {
        this.text = text;
    }

    /**
     * Sets a value.
     *
     * @param text the file
     * @param around the piece of it that holds the value
     * @param path of the value in that piece, such as {@code calls[0].value}; a last key that is
     *     not there is added to its mapping
     * @param json the value, as JSON, which YAML is a superset of
     * @return the file, changed
     * @throws IllegalArgumentException when the value can't be put there
     */
    public static String set(String text, Located around, String path, String json) {
        String pointer = around.pointer() + YamlPath.pointer(around.node(), path);
        Node root = YamlReader.compose(text);
        String changed = new YamlEdit(text).set(root, pointer, json);
        JsonNode found =
                YamlReader.read(around.file(), changed, problem -> {})
                        .map(Located::node)
                        .map(node -> node.at(pointer))
                        .orElseThrow(() -> new IllegalArgumentException(path + " can't be set"));
        if (!isSame(found, json)) {
            throw new IllegalArgumentException(path + " can't be set to " + json);
        }
        return changed;
    }

    private static boolean isSame(JsonNode found, String json) {
        try {
            return JSON.readTree(found.toString()).equals(JSON.readTree(json));
        } catch (IOException e) {
            return false;
        }
    }

    private String set(@Nullable Node root, String pointer, String json) {
        Node at = root;
        List<String> steps = List.of(pointer.substring(1).split("/", -1));
        for (int i = 0; i < steps.size(); i++) {
            Optional<Node> next = child(at, steps.get(i));
            if (next.isEmpty() && i == steps.size() - 1 && at instanceof MappingNode mapping) {
                return add(mapping, unescape(steps.get(i)), json);
            }
            at =
                    next.orElseThrow(
                            () -> new IllegalArgumentException("there is nothing at " + pointer));
        }
        if (at == null) {
            throw new IllegalArgumentException("there is nothing at " + pointer);
        }
        int start = offset(at.getStartMark().getIndex());
        String space = text.charAt(start - 1) == ':' ? " " : "";
        return text.substring(0, start) + space + json + text.substring(end(at));
    }

    private static Optional<Node> child(@Nullable Node node, String step) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .filter(
                            entry ->
                                    entry.getKeyNode() instanceof ScalarNode key
                                            && key.getValue().equals(unescape(step)))
                    .map(NodeTuple::getValueNode)
                    .findFirst();
        }
        return node instanceof SequenceNode sequence && step.matches("\\d{1,9}")
                ? sequence.getValue().stream().skip(Integer.parseInt(step)).findFirst()
                : Optional.empty();
    }

    private static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private String add(MappingNode mapping, String key, String json) {
        NodeTuple last = mapping.getValue().getLast();
        int end = end(last.getValueNode());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return text.substring(0, end) + ", " + key + ": " + json + text.substring(end);
        }
        int line = text.indexOf('\n', end);
        int at = line < 0 ? text.length() : line;
        String indent = " ".repeat(last.getKeyNode().getStartMark().getColumn());
        return text.substring(0, at) + "\n" + indent + key + ": " + json + text.substring(at);
    }

    /** Where a value ends, without the white space and the comments behind it. */
    private int end(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.BLOCK
                && !mapping.getValue().isEmpty()) {
            return end(mapping.getValue().getLast().getValueNode());
        }
        if (node instanceof SequenceNode sequence
                && sequence.getFlowStyle() == FlowStyle.BLOCK
                && !sequence.getValue().isEmpty()) {
            return end(sequence.getValue().getLast());
        }
        int start = offset(node.getStartMark().getIndex());
        int end = offset(node.getEndMark().getIndex());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The parser counts code points, and not a byte order mark. */
    private int offset(int codePoints) {
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        return text.offsetByCodePoints(mark, codePoints);
    }
}
