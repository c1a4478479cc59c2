package dev.assay.submissions.batch;

import dev.assay.submissions.intake.FilesAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a class's files are laid out, which is found out by looking: as Moodle or Canvas packs them,
 * a folder for each learner, or a sheet for each.
 */
public enum Layout {
    /** Moodle: {@code Name_123_assignsubmission_file_/…}, also without the folders. */
    MOODLE(
            Pattern.compile(
                    "(?<name>[^/]+?)_(?<id>\\d+)_assignsubmission_(?:file|onlinetext)_?/?.*")),
    /**
     * Canvas: {@code lastfirst_LATE_123_456_name.txt}, or {@code LATE_anon_x1Y2z_456_name.txt}
     * where graders are not to know whose it is; what was typed is {@code …_123_text.html}.
     */
    CANVAS(
            Pattern.compile(
                    "(?:LATE_)?(?<name>[^/]+?)(?:_LATE)?"
                            + "_(?<id>\\d+|(?<=^anon_|^LATE_anon_)[0-9A-Za-z]{5})"
                            + "_(?:\\d+_(?<file>[^/]+)|text\\.html)")),
    /** A folder for each learner. */
    FOLDERS(Pattern.compile("(?<name>[^/]+)/.+")),
    /** A file for each learner. */
    SHEETS(Pattern.compile("(?<name>[^/]+)"));

    private final Pattern path;

    Layout(Pattern path) {
        this.path = path;
    }

    /** The layout that most files have, once a folder around them all is taken away. */
    public static Layout of(List<SourceFile> files) {
        return of(files, name -> false);
    }

    /**
     * The same.
     *
     * @param isOfQuestion whether a file's name says that it answers a question: a folder of such
     *     files is one learner's, and not the class's
     */
    static Layout of(List<SourceFile> files, Predicate<String> isOfQuestion) {
        List<String> paths = paths(files, isOfQuestion);
        for (Layout layout : List.of(MOODLE, CANVAS)) {
            long like = paths.stream().filter(path -> layout.path.matcher(path).matches()).count();
            if (2 * like > paths.size()) {
                return layout;
            }
        }
        long deep = paths.stream().filter(path -> path.contains("/")).count();
        return 2 * deep > paths.size() ? FOLDERS : SHEETS;
    }

    private static List<String> paths(List<SourceFile> files, Predicate<String> isOfQuestion) {
        String around = around(files, isOfQuestion);
        return files.stream().map(file -> file.path().substring(around.length())).toList();
    }

    /** A zip of a folder has that folder around everything; one learner's folder is no such. */
    private static String around(List<SourceFile> files, Predicate<String> isOfQuestion) {
        if (files.size() < 2) {
            return "";
        }
        String first = files.getFirst().path();
        String folder = first.substring(0, first.indexOf('/') + 1);
        boolean isAround =
                !folder.isEmpty()
                        && files.stream().allMatch(file -> file.path().startsWith(folder));
        boolean isMoodle = MOODLE.path.matcher(first).matches();
        boolean isLearners =
                files.stream().anyMatch(file -> isOfQuestion.test(file.name()))
                        && files.stream()
                                .allMatch(
                                        file ->
                                                file.path().indexOf('/', folder.length()) < 0
                                                        && (isOfQuestion.test(file.name())
                                                                || !FilesAnswer.isSheet(
                                                                        file.name())));
        return isAround && !isMoodle && !isLearners ? folder : "";
    }

    /**
     * Who handed in what.
     *
     * @param stray is given the files that belong to nobody
     */
    public List<Handed> group(List<SourceFile> files, List<SourceFile> stray) {
        return group(files, stray, name -> false);
    }

    /** The same, for {@link #of(List, Predicate)}. */
    List<Handed> group(
            List<SourceFile> files, List<SourceFile> stray, Predicate<String> isOfQuestion) {
        String around = around(files, isOfQuestion);
        Map<String, List<SourceFile>> byLearner = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, String> where = new LinkedHashMap<>();
        for (SourceFile file : files) {
            Matcher matcher = path.matcher(file.path().substring(around.length()));
            boolean isMeant =
                    matcher.matches() && (this != SHEETS || FilesAnswer.isSheet(file.name()));
            if (!isMeant) {
                stray.add(file);
                continue;
            }
            String name = matcher.group("name");
            String learner = this == MOODLE || this == CANVAS ? matcher.group("id") : name;
            byLearner
                    .computeIfAbsent(learner, id -> new ArrayList<>())
                    .add(this == CANVAS ? own(file, matcher.group("file")) : file);
            names.putIfAbsent(learner, names(learner, name));
            where.putIfAbsent(learner, file.path());
        }
        List<Handed> handed = new ArrayList<>();
        byLearner.forEach(
                (learner, theirs) ->
                        handed.add(
                                new Handed(
                                        names.getOrDefault(learner, List.of(learner)),
                                        where.getOrDefault(learner, ""),
                                        theirs,
                                        this == MOODLE || this == CANVAS,
                                        this == SHEETS)));
        return handed;
    }

    /** What a learner called a file is behind what Canvas puts before it. */
    private static SourceFile own(SourceFile file, @Nullable String name) {
        return new SourceFile(name == null ? SourceFile.TYPED : name, file.reading());
    }

    /**
     * Moodle's number is of the submission, and another learner's id may be the same; where it
     * hides names it calls everybody "Participant" and the number.
     */
    private List<String> names(String learner, String name) {
        return switch (this) {
            case MOODLE -> List.of(name.equals("Participant") ? name + " " + learner : name);
            case CANVAS -> name.equals("anon") ? List.of(learner) : List.of(learner, name);
            case FOLDERS -> List.of(name);
            case SHEETS -> {
                int dot = name.lastIndexOf('.');
                yield List.of(dot > 0 ? name.substring(0, dot) : name);
            }
        };
    }
}
