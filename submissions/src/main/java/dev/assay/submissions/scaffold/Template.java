package dev.assay.submissions.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts that lie in the program and become a project's files: {@code @name@} in them stands for a
 * value.
 *
 * @param folder of the texts, beside this class
 * @param files what each becomes: its path in the project, in which values stand as well
 */
record Template(String folder, List<Entry> files) {

    private static final Pattern VALUE = Pattern.compile("@([a-z]+)@");

    /**
     * A text and the file that it becomes.
     *
     * @param source in the template's folder
     * @param target in the project
     */
    record Entry(String source, String target) {}

    Template {
        files = List.copyOf(files);
    }

    /**
     * Makes a project: whole, or not at all.
     *
     * @param project a folder that does not exist yet
     * @return its files, in the template's order
     * @throws ScaffoldException when something is there already
     * @throws IOException when it can't be written
     */
    List<Path> make(Path project, Map<String, String> values)
            throws ScaffoldException, IOException {
        Path parent = Objects.requireNonNull(project.toAbsolutePath().getParent());
        if (Files.exists(project, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            throw new ScaffoldException(
                    project
                            + ": is there already, and is left alone; take another name, or --in"
                            + " another folder");
        }
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".new-");
        try {
            // A temporary folder is its owner's alone; a project is as open as its parent says.
            Path inside = Files.createDirectory(draft.resolve("project"));
            for (Entry entry : files) {
                write(inside.resolve(filled(entry.target(), values)), entry, values);
            }
            Files.move(inside, project, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new ScaffoldException(project + ": was made by somebody else just now");
        } finally {
            delete(draft);
        }
        List<Path> made = new ArrayList<>();
        files.forEach(entry -> made.add(project.resolve(filled(entry.target(), values))));
        return made;
    }

    /** A text of the template with its values. */
    String text(String source, Map<String, String> values) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        Template.class.getResourceAsStream(folder + "/" + source),
                        () -> folder + "/" + source + " is in the program")) {
            return filled(new String(in.readAllBytes(), StandardCharsets.UTF_8), values);
        }
    }

    private void write(Path file, Entry entry, Map<String, String> values) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        String text = text(entry.source(), values);
        Files.writeString(file, text);
        if (text.startsWith("#!") && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " can't be made executable");
        }
    }

    private static String filled(String text, Map<String, String> values) {
        return VALUE.matcher(text)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        Objects.requireNonNull(
                                                values.get(match.group(1)),
                                                () -> "a value for " + match.group())));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
