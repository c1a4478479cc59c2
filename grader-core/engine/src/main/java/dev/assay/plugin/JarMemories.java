package dev.assay.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.plugin.JarMemory.RolledBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is remembered of each jar, in a file beside the copies. */
final class JarMemories {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Dear to make, and as a rule nothing is remembered. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /** So many names of jars that are no longer there are remembered, for when they come back. */
    static final int MOST_GONE = 20;

    private final Path folder;
    private final Map<String, JarMemory> all = new TreeMap<>();
    private boolean isUnread;

    JarMemories(Path plugins) {
        this.folder = plugins.resolve(KeptJars.FOLDER);
    }

    private Path memory() {
        return folder.resolve("jars.json");
    }

    /** What is remembered of a jar. */
    JarMemory of(String fileName) {
        return all.getOrDefault(fileName, JarMemory.NOTHING);
    }

    void put(String fileName, JarMemory memory) {
        all.put(fileName, memory);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The digests of all versions that may be gone back to. */
    Set<String> digests() {
        Set<String> digests = new HashSet<>();
        for (JarMemory memory : all.values()) {
            memory.versions().forEach(version -> digests.add(version.digest()));
        }
        return digests;
    }

    /** Forgets all but a few of those that are no longer there. */
    void forget(Set<String> present) {
        all.entrySet().stream()
                .filter(each -> !present.contains(each.getKey()))
                .sorted(Comparator.comparing(each -> each.getValue().latest()))
                .map(Map.Entry::getKey)
                .toList()
                .reversed()
                .stream()
                .skip(MOST_GONE)
                .forEach(all::remove);
    }

    /** Reads what was remembered. */
    void read() throws IOException {
        if (!Files.exists(memory())) {
            return;
        }
        Map<String, JarMemory> read = new TreeMap<>();
        isUnread = true;
        try {
            Json.MAPPER
                    .readTree(memory().toFile())
                    .forEachEntry((name, node) -> read.put(name, memory(node)));
            all.putAll(read);
            isUnread = false;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(memory() + " is damaged: " + Reasons.of(e), e);
        }
    }

    /** Whether what was written before could not be read: it may be mended yet. */
    boolean isUnread() {
        return isUnread;
    }

    private static JarMemory memory(JsonNode node) {
        List<JarVersion> versions = new ArrayList<>();
        for (JsonNode version : node.path("versions")) {
            Map<String, Integer> checkers = new HashMap<>();
            version.path("checkers").forEachEntry((id, number) -> checkers.put(id, number.asInt()));
            versions.add(
                    new JarVersion(
                            digest(version.path("digest")),
                            Instant.parse(version.path("since").asText()),
                            checkers));
        }
        JsonNode back = node.path("rolledBack");
        return new JarMemory(
                node.path("enabled").asBoolean(true),
                back.isObject()
                        ? Optional.of(
                                new RolledBack(digest(back.path("to")), digest(back.path("from"))))
                        : Optional.empty(),
                versions);
    }

    /** It becomes the name of a file. */
    private static String digest(JsonNode node) {
        if (!DIGEST.matcher(node.asText()).matches()) {
            throw new IllegalArgumentException("'" + node.asText() + "' is no digest");
        }
        return node.asText();
    }

    /** Writes all of it down, or leaves what was written before; what could not be read stays. */
    void write() throws IOException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        all.forEach((name, memory) -> write(json.putObject(name), memory));
        Files.createDirectories(folder);
        Path draft = folder.resolve("jars.part");
        try {
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), json);
            if (isUnread && Files.exists(memory())) {
                Files.move(
                        memory(),
                        folder.resolve("jars.json.damaged"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            isUnread = false;
            Files.move(
                    draft,
                    memory(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(ObjectNode json, JarMemory memory) {
        json.put("enabled", memory.enabled());
        memory.rolledBack()
                .ifPresent(
                        back ->
                                json.putObject("rolledBack")
                                        .put("to", back.to())
                                        .put("from", back.from()));
        for (JarVersion version : memory.versions()) {
            ObjectNode each = json.withArray("versions").addObject();
            each.put("digest", version.digest()).put("since", version.since().toString());
            ObjectNode checkers = each.putObject("checkers");
            new TreeMap<>(version.checkers()).forEach(checkers::put);
        }
    }
}
