package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.Source.File;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the program in an answer: files by their names, or what was typed, with or without words
 * and fences around it. What was typed is taken as it is first; as it was probably meant, where
 * that can't be built.
 */
final class Reading {

    /** As much code as anybody types; more is not run. */
    private static final int LONGEST = 500_000;

    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(?:```|~~~)");

    /** Right in front of code. */
    private static final Pattern TAG = Pattern.compile("(?:```|~~~)[ {.]*[\\w+#]+[^\\n`~]*\\s*\\z");

    private static final int MOST_TAG = 200;

    private final Answer answer;
    private final Optional<Language> wanted;
    private final AnswerKind kind;
    private final List<Region> code;

    private Reading(
            Answer answer, Optional<Language> wanted, AnswerKind kind, List<Region> regions) {
        this.answer = answer;
        this.wanted = wanted;
        this.kind = kind;
        this.code =
                regions.stream()
                        .filter(region -> region.kind() == Kind.CODE && !region.text().isBlank())
                        .toList();
    }

    /**
     * The program.
     *
     * @return the ways to take it, the most likely one first
     * @throws NoProgramException when there is none that can be built
     */
    static List<Source> of(
            Answer answer, Optional<Language> wanted, AnswerKind kind, List<Region> regions)
            throws NoProgramException {
        Reading reading = new Reading(answer, wanted, kind, regions);
        List<Source> ways = reading.ways();
        if (ways.stream().anyMatch(each -> each.length() > LONGEST)) {
            throw new NoProgramException("there is too much code in the answer");
        }
        return ways;
    }

    private List<Source> ways() throws NoProgramException {
        List<AnswerFile> named =
                answer.files().stream()
                        .filter(
                                file ->
                                        wanted.map(language -> language.isEndingOf(file.path()))
                                                .orElse(Language.ofFile(file.path()).isPresent()))
                        .toList();
        if (!named.isEmpty()) {
            return List.of(named(named));
        }
        if (answer.files().size() > 1
                || Language.ofFile(answer.files().getFirst().path()).isPresent()) {
            throw new NoProgramException(
                    "there is no file of "
                            + wanted.map(Language::label).orElse("a language that is run here")
                            + " in the answer");
        }
        return typed(answer.files().getFirst());
    }

    // --- files

    private Source named(List<AnswerFile> named) throws NoProgramException {
        Language language = wanted.or(() -> Language.ofFile(named.getFirst().path())).orElseThrow();
        Map<String, File> all = new LinkedHashMap<>();
        for (AnswerFile file : answer.files()) {
            String path = name(language, Paths.confined(file.path()), file.text());
            if (all.put(path, File.of(path, file)) != null) {
                throw new NoProgramException("two files have the same name: " + path);
            }
        }
        Paths.checkFolders(all.keySet());
        List<File> files = new ArrayList<>(all.values());
        File main = Entry.of(language, files);
        files.remove(main);
        files.addFirst(main);
        return new Source(language, files);
    }

    /** Java wants a file to be called like the class in it, whatever it was handed in as. */
    private static String name(Language language, String path, String text) {
        return language == Language.JAVA && language.isEndingOf(path)
                ? path.substring(0, path.lastIndexOf('/') + 1) + JavaNames.file(text)
                : path;
    }

    // --- what was typed

    private List<Source> typed(AnswerFile file) throws NoProgramException {
        Optional<Language> found = wanted.or(this::languageOfCode);
        if (found.isEmpty()) {
            throw new NoProgramException(
                    "the answer does not say which language it is in: hand it in as a file with"
                            + " the language's ending");
        }
        Language language = found.get();
        List<List<Region>> ways = new ArrayList<>();
        boolean isFenced = FENCE.matcher(file.text()).find();
        List<Region> whole =
                ofLanguage(
                        language,
                        code.stream().filter(each -> each.form() != Form.INLINE).toList());
        boolean isCode = kind.form() == AnswerKind.Form.CODE;
        if (isCode && !isFenced) {
            ways.add(List.of());
        }
        if (!whole.isEmpty()) {
            ways.add(lastComplete(language, whole));
        }
        if (!isCode && !isFenced && !whole.isEmpty()) {
            ways.add(List.of());
        }
        if (ways.isEmpty()) {
            throw new NoProgramException(
                    "there is no program in " + language.label() + " in the answer");
        }
        List<Source> sources = new ArrayList<>();
        for (List<Region> way : ways) {
            Source source = new Source(language, files(language, file, way));
            if (sources.stream()
                    .noneMatch(each -> each.text().strip().equals(source.text().strip()))) {
                sources.add(source);
            }
        }
        return List.copyOf(sources);
    }

    private static List<File> files(Language language, AnswerFile file, List<Region> way) {
        if (way.isEmpty()) {
            File whole = File.of(language.mainFile(), file);
            return List.of(whole.at(name(language, whole.path(), whole.text())));
        }
        if (language == Language.JAVA && way.size() > 1) {
            // Each block is a file: imports stand at its top.
            Map<String, File> files = new LinkedHashMap<>();
            for (Region region : way) {
                files.put(
                        JavaNames.file(region.text()),
                        File.of(JavaNames.file(region.text()), file, List.of(region)));
            }
            if (files.size() == way.size()) {
                List<File> all = new ArrayList<>(files.values());
                File main = Entry.of(language, all);
                all.remove(main);
                all.addFirst(main);
                return all;
            }
        }
        File joined = File.of(language.mainFile(), file, way);
        return List.of(joined.at(name(language, joined.path(), joined.text())));
    }

    private Optional<Language> languageOfCode() {
        return code.stream()
                .filter(region -> region.form() != Form.INLINE)
                .flatMap(region -> language(region).stream())
                .findFirst();
    }

    private static Optional<Language> language(Region region) {
        return region.language().flatMap(Language::named);
    }

    /** Of the language where any is; else all whose language nobody says. */
    private List<Region> ofLanguage(Language language, List<Region> regions) {
        List<Region> sure =
                regions.stream()
                        .filter(region -> language(region).filter(language::equals).isPresent())
                        .toList();
        return sure.isEmpty() ? regions.stream().filter(region -> !hasTag(region)).toList() : sure;
    }

    /** Whether a fence in front of code names its language; otherwise it was guessed. */
    private boolean hasTag(Region region) {
        int at = region.original(0);
        String before = answer.files().getFirst().text().substring(Math.max(0, at - MOST_TAG), at);
        return TAG.matcher(before).find();
    }

    /** Of several whole programs the last: the others were tries, or another's. */
    private static List<Region> lastComplete(Language language, List<Region> regions) {
        List<Region> complete =
                regions.stream().filter(each -> Entry.isProgram(language, each.text())).toList();
        return complete.size() > 1 ? List.of(complete.getLast()) : regions;
    }

    /** There is nothing to run: the answer's fault. */
    static final class NoProgramException extends Exception {

        private static final long serialVersionUID = 1;

        NoProgramException(String message) {
            super(message);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
