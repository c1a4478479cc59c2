package dev.assay.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.plugin.JarMemory.RolledBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies of jars, by their content: what is in service is never the file that somebody may be
 * writing over, and what was in service can be gone back to. Beside them lies what is remembered of
 * each jar.
 */
final class KeptJars {

    /** The folder of copies, in that of the jars. */
    static final String FOLDER = ".kept";

    /** Dear to make, and as a rule nothing is remembered. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final Path folder;

    KeptJars(Path plugins) {
        this.folder = plugins.resolve(FOLDER);
    }

    /** The copy of a version; empty when there is none. */
    Optional<Path> copy(String digest) {
        return Optional.of(path(digest)).filter(Files::isRegularFile);
    }

    private Path path(String digest) {
        return folder.resolve(digest.replace("sha256:", "") + ".jar");
    }

    /**
     * Copies a jar.
     *
     * @return its digest
     */
    String keep(Path jar) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "copying", ".part");
        try {
            Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
            String digest = Discovery.digest(draft);
            if (copy(digest).isEmpty()) {
                Files.move(draft, path(digest), StandardCopyOption.ATOMIC_MOVE);
            }
            return digest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Deletes copies that nothing is remembered of. */
    void forget(Set<String> needed) throws IOException {
        Set<Path> paths = new HashSet<>();
        needed.forEach(digest -> paths.add(path(digest)));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".jar") && !paths.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was kept yet.
        }
    }

    private Path memory() {
        return folder.resolve("jars.json");
    }

    /** What is remembered, by the jars' file names. */
    Map<String, JarMemory> remembered() throws IOException {
        Map<String, JarMemory> all = new TreeMap<>();
        if (!Files.exists(memory())) {
            return all;
        }
        try {
            Json.MAPPER
                    .readTree(memory().toFile())
                    .forEachEntry((name, node) -> all.put(name, memory(node)));
        } catch (java.io.FileNotFoundException e) {
            return all;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(memory() + " is damaged: " + Reasons.of(e), e);
        }
        return all;
    }

    private static JarMemory memory(JsonNode node) {
        List<JarVersion> versions = new ArrayList<>();
        for (JsonNode version : node.path("versions")) {
            Map<String, Integer> checkers = new HashMap<>();
            version.path("checkers").forEachEntry((id, number) -> checkers.put(id, number.asInt()));
            versions.add(
                    new JarVersion(
                            version.path("digest").asText(),
                            Instant.parse(version.path("since").asText()),
                            checkers));
        }
        JsonNode back = node.path("rolledBack");
        return new JarMemory(
                node.path("enabled").asBoolean(true),
                back.isObject()
                        ? Optional.of(
                                new RolledBack(
                                        back.path("to").asText(), back.path("from").asText()))
                        : Optional.empty(),
                versions);
    }

    /** Remembers all of it, or what was remembered before. */
    void remember(Map<String, JarMemory> all) throws IOException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        all.forEach((name, memory) -> write(json.putObject(name), memory));
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "jars", ".part");
        try {
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), json);
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
