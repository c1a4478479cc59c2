package dev.assay.submissions.batch;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.sheet.Sheet;
import dev.assay.sheet.SheetReader;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.submissions.batch.QuestionNames.Meant;
import dev.assay.submissions.batch.Roster.Match;
import dev.assay.submissions.intake.AnswerJson;
import dev.assay.submissions.intake.AnswersJson;
import dev.assay.submissions.intake.FilesAnswer;
import dev.assay.submissions.intake.Notebooks;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Upload;
import dev.assay.text.AnswerText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** Makes what learners handed in into submissions: a sheet each, or a file for each answer. */
public final class Collector {

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|div|li|h\\d|pre)>");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]{0,2000}>");

    /** What was typed into Moodle's or Canvas's editor, as text. */
    private static final String TYPED = "onlinetext.txt";

    private static final SequencedMap<String, Question> NONE =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private final Course course;
    private final SheetReader sheets;
    private final Roster roster;
    private final QuestionNames names;

    /** Whose the packing says that something is. */
    private final Set<String> packed = new HashSet<>();

    /** Who handed in so far, where no roster says who could. */
    private final Set<String> named = new HashSet<>();

    /** For a course's class. */
    public Collector(Course course, Roster roster) {
        this.course = course;
        this.sheets = new SheetReader(course);
        this.roster = roster;
        this.names = new QuestionNames(course);
    }

    /** Is told of all that will be collected, so that nobody's sheet takes another's place. */
    void expect(List<Handed> all) {
        for (Handed handed : all) {
            if (roster.learners().isEmpty()) {
                packed.add(cut(handed.names().getFirst()));
            } else if (roster.find(handed.names()) instanceof Match.Found(Roster.Learner learner)) {
                packed.add(learner.id());
            }
        }
    }

    /** Whether a file's name says that it answers a question of the course. */
    boolean isOfQuestion(String fileName) {
        return names.isOfQuestion(fileName) && names.ofFile(fileName).isPresent();
    }

    /**
     * Reads what somebody handed in.
     *
     * @param problems is given what was doubtful about whose it is
     */
    public Collected collect(Handed handed, List<String> problems)
            throws RefusedException, IOException {
        LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
        for (SourceFile file : handed.files()) {
            byte[] bytes = file.reading().read();
            boolean isPage = file.name().equalsIgnoreCase(SourceFile.TYPED);
            String name = isPage ? TYPED : file.name();
            if (files.put(name, isPage ? plain(bytes) : bytes) != null) {
                throw new RefusedException(
                        handed.where()
                                + ": two files are called "
                                + name
                                + ", and it can't be told which is meant; give them different"
                                + " names");
            }
        }
        Optional<Remark> comment = comment(files);
        SequencedMap<String, byte[]> meant = new LinkedHashMap<>(files);
        comment.ifPresent(any -> meant.remove(TYPED));
        Submission read = read(handed, meant, problems);
        if (!read.problems().isEmpty()
                && read.answers().stream().allMatch(given -> given.answer().isBlank())) {
            // It may be full of answers that were not found: nobody looks for those at a 0.
            problems.add(
                    "%s: no answer was found in it, so there are no points for it: %s"
                            .formatted(handed.where(), read.problems().getFirst().message()));
        }
        for (Given given : read.answers()) {
            long length =
                    given.answer().files().stream().mapToLong(file -> file.text().length()).sum();
            if (length > AnswerJson.LONGEST) {
                throw RefusedException.tooLarge(
                        "%s: the answer to %s has more than the %d characters that are taken"
                                .formatted(handed.where(), given.question(), AnswerJson.LONGEST));
            }
        }
        String learner =
                learner(
                        handed.names(),
                        handed.where(),
                        handed.isSigned(),
                        read.learner().strip(),
                        problems);
        return new Collected(
                handed.where(),
                new Submission(
                        learner,
                        read.answers(),
                        Stream.concat(comment.stream(), read.problems().stream()).toList()),
                new Upload(files.size() == 1 ? Upload.Kind.SHEET : Upload.Kind.FILES, pack(files)));
    }

    /** What somebody typed beside files, "see the file" perhaps, when no answer is in it. */
    private Optional<Remark> comment(SequencedMap<String, byte[]> files) {
        byte[] typed = files.get(TYPED);
        if (typed == null || files.size() == 1) {
            return Optional.empty();
        }
        try {
            boolean isAnswer =
                    sheets.read(TYPED, typed).toSubmission().answers().stream()
                            .anyMatch(given -> !given.answer().isBlank());
            String line = cut(AnswerText.decode(typed));
            return isAnswer
                    ? Optional.empty()
                    : Optional.of(
                            new Remark(
                                    0, line, "has no answer in it: what is beside it is graded"));
        } catch (UnreadableSheetException e) {
            return Optional.empty();
        }
    }

    /**
     * A file for each answer, or a sheet: one alone that is called {@code ex1.txt} may be either.
     */
    private Submission read(
            Handed handed, SequencedMap<String, byte[]> files, List<String> problems)
            throws RefusedException {
        SequencedMap<String, Question> named = handed.isSheet() ? NONE : named(files.keySet());
        if (named.isEmpty()) {
            Submission sheet = sheet(handed, files);
            files.keySet().stream()
                    .filter(name -> !FilesAnswer.isSheet(name))
                    .forEach(name -> unused(handed, name, problems));
            return sheet;
        }
        if (named.size() < files.size()) {
            return mixed(handed, files, named, problems);
        }
        Submission answers = answers(handed, files, named, problems);
        if (answers.answers().isEmpty()) {
            throw new RefusedException(handed.where() + ": left out: no file in it is text");
        }
        String name = files.firstEntry().getKey();
        if (files.size() > 1 || !FilesAnswer.isSheet(name) || names.isOfQuestion(name)) {
            return answers;
        }
        Submission sheet = sheet(handed, files);
        String called = answers.answers().getFirst().question();
        List<String> found =
                sheet.answers().stream()
                        .filter(given -> !given.answer().isBlank())
                        .map(Given::question)
                        .toList();
        if (found.isEmpty()) {
            return answers;
        }
        if (found.size() == 1 && !found.contains(called)) {
            problems.add(
                    "%s: is called as %s is, and has an answer to %s in it; graded as that"
                            .formatted(handed.where(), called, found.getFirst()));
        }
        return sheet;
    }

    private Submission sheet(Handed handed, SequencedMap<String, byte[]> files)
            throws RefusedException {
        if (files.size() == 1) {
            Map.Entry<String, byte[]> only = files.firstEntry();
            try {
                return submission(sheets.read(only.getKey(), only.getValue()));
            } catch (UnreadableSheetException e) {
                throw new RefusedException(handed.where() + ": " + e.getMessage());
            }
        }
        try {
            return submission(FilesAnswer.sheet(files, sheets));
        } catch (RefusedException e) {
            throw new RefusedException(handed.where() + ": " + e.getMessage());
        }
    }

    /** Many learners call their file the same: what it is called is no word on whose it is. */
    private Submission submission(Sheet sheet) {
        Submission all = sheet.toSubmission();
        return new Submission(sheet.isSigned() ? signer(sheet) : "", all.answers(), all.problems());
    }

    /** Who a sheet says that it is from; what its name and its id say of two says nothing. */
    private String signer(Sheet sheet) {
        String name = sheet.learner();
        Optional<String> id = sheet.id().filter(one -> !one.equals(name));
        if (id.isEmpty() || roster.learners().isEmpty()) {
            return name;
        }
        return switch (roster.find(List.of(name, id.get()))) {
            case Match.Found(Roster.Learner learner) -> learner.id();
            case Match.Unclear unclear ->
                    roster.find(List.of(id.get())) instanceof Match.Unknown
                            ? name
                            : name + " (" + id.get() + ")";
            case Match.Unknown unknown -> name;
        };
    }

    /** The files whose names say which question they answer; none where two say the same. */
    private SequencedMap<String, Question> named(Collection<String> files) {
        SequencedMap<String, Question> named = new LinkedHashMap<>();
        for (String file : files) {
            Optional<Question> question = names.ofFile(file);
            if (question.isPresent()) {
                if (named.containsValue(question.get())) {
                    return NONE;
                }
                named.put(file, question.get());
            }
        }
        return named;
    }

    private static Submission answers(
            Handed handed,
            SequencedMap<String, byte[]> files,
            SequencedMap<String, Question> named,
            List<String> problems)
            throws RefusedException {
        List<Given> given = new ArrayList<>();
        for (Map.Entry<String, Question> one : named.entrySet()) {
            String name = one.getKey();
            byte[] bytes = Objects.requireNonNull(files.get(name));
            if (FilesAnswer.isBinary(bytes)) {
                problems.add(
                        "%s: %s is no text, and can't be graded; ask for its text"
                                .formatted(handed.where(), name));
                continue;
            }
            AnswerFile read;
            try {
                read = Notebooks.file(name, AnswerText.decode(bytes));
            } catch (RefusedException e) {
                throw new RefusedException(handed.where() + ": " + e.getMessage());
            }
            Answer answer =
                    FilesAnswer.isSheet(name) ? Answer.of(read.text()) : new Answer(List.of(read));
            given.add(new Given(one.getValue().id(), answer, List.of()));
        }
        return new Submission("", given, List.of());
    }

    /** Files for some answers, and others beside them: one of these may be a sheet. */
    private Submission mixed(
            Handed handed,
            SequencedMap<String, byte[]> files,
            SequencedMap<String, Question> named,
            List<String> problems)
            throws RefusedException {
        SequencedMap<String, Question> answering = new LinkedHashMap<>(named);
        // A sheet may have a number in its name as well.
        answering.keySet().removeIf(name -> FilesAnswer.isSheet(name) && !names.isOfQuestion(name));
        SequencedMap<String, byte[]> sheets = new LinkedHashMap<>(files);
        sheets.keySet().removeIf(name -> answering.containsKey(name) || !FilesAnswer.isSheet(name));
        if (answering.isEmpty()) {
            return sheet(handed, files);
        }
        Submission answers = answers(handed, files, answering, problems);
        files.keySet().stream()
                .filter(name -> !answering.containsKey(name) && !sheets.containsKey(name))
                .forEach(name -> unused(handed, name, problems));
        List<Submission> filled = new ArrayList<>();
        for (Map.Entry<String, byte[]> one : sheets.entrySet()) {
            Submission sheet;
            try {
                sheet = sheet(handed, new LinkedHashMap<>(Map.of(one.getKey(), one.getValue())));
            } catch (RefusedException e) {
                problems.add(e.getMessage() + "; what is beside it is graded");
                continue;
            }
            if (sheet.answers().stream().anyMatch(given -> !given.answer().isBlank())) {
                filled.add(sheet);
            } else {
                unused(handed, one.getKey(), problems);
            }
        }
        if (filled.size() > 1) {
            throw new RefusedException(
                    "%s: there is more than one sheet in it: %s; hand in one"
                            .formatted(handed.where(), String.join(", ", sheets.keySet())));
        }
        if (filled.isEmpty() && answers.answers().isEmpty()) {
            throw new RefusedException(handed.where() + ": left out: there is no answer in it");
        }
        return filled.isEmpty() ? answers : merged(handed, filled.getFirst(), answers, problems);
    }

    private static void unused(Handed handed, String name, List<String> problems) {
        problems.add(
                "%s: %s is called by no question, and has no answer in it; left out"
                        .formatted(handed.where(), name));
    }

    /** A sheet with the answers that have a file of their own, "see q3.py" perhaps. */
    private static Submission merged(
            Handed handed, Submission sheet, Submission files, List<String> problems) {
        Map<String, Given> all = new LinkedHashMap<>();
        sheet.answers().forEach(given -> all.put(given.question(), given));
        for (Given given : files.answers()) {
            Given written = all.put(given.question(), given);
            if (written != null && !written.answer().isBlank()) {
                problems.add(
                        "%s: %s is answered in the sheet and by a file; the file is graded"
                                .formatted(handed.where(), given.question()));
            }
        }
        return new Submission(sheet.learner(), List.copyOf(all.values()), sheet.problems());
    }

    /** A table as submissions: one a learner, in the order in which they appear. */
    public List<Collected> table(Table table, List<String> problems) throws RefusedException {
        return rows(new AnswerTable(course, names).rows(table, problems), problems);
    }

    /**
     * A learner's answer to a question.
     *
     * @param where it stands, for messages
     */
    public record Row(String where, String learner, String question, Answer answer) {}

    /** Rows as submissions. What can't be used of them is told, and the others are taken. */
    public List<Collected> rows(List<Row> rows, List<String> problems) {
        Map<String, Map<String, Given>> byLearner = new LinkedHashMap<>();
        Map<String, String> where = new LinkedHashMap<>();
        // Some rows may call somebody by their id, and others by their e-mail.
        Map<String, Optional<String>> learners = new HashMap<>();
        Map<String, Meant> meanings = new HashMap<>();
        for (Row row : rows) {
            try {
                String written = AnswersJson.learner(row.learner());
                Question asked = question(row.question(), meanings);
                Optional<String> known =
                        learners.computeIfAbsent(
                                written, any -> ofRow(written, row.where(), problems));
                if (known.isEmpty()) {
                    continue; // the first row of theirs has told why
                }
                String whose = known.get();
                where.putIfAbsent(whose, row.where());
                Map<String, Given> theirs =
                        byLearner.computeIfAbsent(whose, any -> new LinkedHashMap<>());
                Given given = new Given(asked.id(), row.answer(), List.of());
                Given before = theirs.putIfAbsent(asked.id(), given);
                if (before != null && before.answer().isBlank()) {
                    theirs.put(asked.id(), given);
                } else if (before != null && !given.answer().isBlank()) {
                    problems.add(
                            "%s: %s answers %s twice; the first answer is graded"
                                    .formatted(row.where(), whose, asked.id()));
                }
            } catch (RefusedException e) {
                problems.add(row.where() + ": " + e.getMessage());
            }
        }
        List<Collected> all = new ArrayList<>();
        byLearner.forEach(
                (whose, given) -> {
                    String at = where.getOrDefault(whose, "");
                    StringBuilder raw = new StringBuilder();
                    given.forEach(
                            (question, one) ->
                                    raw.append(question)
                                            .append('\n')
                                            .append(written(one.answer()))
                                            .append('\0'));
                    all.add(
                            new Collected(
                                    at,
                                    new Submission(whose, List.copyOf(given.values()), List.of()),
                                    new Upload(
                                            Upload.Kind.FILES,
                                            raw.toString().getBytes(StandardCharsets.UTF_8))));
                });
        return all;
    }

    private Question question(String named, Map<String, Meant> meanings) throws RefusedException {
        Optional<Question> known = course.question(named);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (meanings.computeIfAbsent(named, this::meant)) {
            case Meant.One(Question question) -> question;
            case Meant.Contrary(Question number, Question words) ->
                    throw new RefusedException(
                            "%s is the number of %s, and words like those of %s; left out"
                                    .formatted(named, number.id(), words.id()));
            case Meant.Unknown unknown -> AnswersJson.question(course, named, "");
        };
    }

    private Meant meant(String named) {
        return names.exact(named).<Meant>map(Meant.One::new).orElseGet(() -> names.find(named));
    }

    private Optional<String> ofRow(String written, String where, List<String> problems) {
        try {
            return Optional.of(learner(List.of(written), where, true, "", problems));
        } catch (RefusedException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Several files each after its path. */
    private static String written(Answer answer) {
        return answer.files().size() == 1
                ? answer.text()
                : answer.files().stream()
                        .map(file -> file.path() + "\n" + file.text())
                        .collect(Collectors.joining("\0"));
    }

    /** Whose it is; what is doubtful about that is told, and never settled by a guess. */
    private String learner(
            List<String> names,
            String where,
            boolean isSigned,
            String claimed,
            List<String> problems)
            throws RefusedException {
        String own = names.getFirst();
        if (roster.learners().isEmpty()) {
            // Who packed it knows whose it is; else a person's word is better than a file's name.
            String name = cut(claimed.isBlank() || isSigned ? own : claimed);
            boolean isAnothers = !name.equals(cut(own)) && packed.contains(name);
            if (isAnothers || (!named.add(name) && !name.equals(cut(own)))) {
                problems.add(
                        "%s: says that it is %s's, as another does; graded as %s's"
                                .formatted(where, name, cut(own)));
                return cut(own);
            }
            return name;
        }
        Match packed = roster.find(names);
        Match said =
                claimed.isEmpty() ? new Match.Unknown(List.of()) : roster.find(List.of(claimed));
        if (packed instanceof Match.Found(Roster.Learner learner)) {
            if (said instanceof Match.Found(Roster.Learner other) && !other.equals(learner)) {
                problems.add(
                        "%s: came as %s's and says that it is %s's; graded as %s's"
                                .formatted(where, shown(learner), shown(other), shown(learner)));
            }
            return cut(learner.id());
        }
        if (said instanceof Match.Found(Roster.Learner learner)
                && isMeant(isSigned, packed, learner)
                && !this.packed.contains(learner.id())) {
            return cut(learner.id());
        }
        problems.add(where + ": " + doubt(names, claimed, packed, said));
        if (roster.isId(own.strip())) {
            throw new RefusedException(where + ": left out, since it can't be told whose it is");
        }
        return cut(own);
    }

    /** Whether a sheet's word on whose it is may settle that. */
    private static boolean isMeant(boolean isSigned, Match packed, Roster.Learner said) {
        return switch (packed) {
            case Match.Found found -> false;
            case Match.Unclear(List<Roster.Learner> could) -> could.contains(said);
            // Whoever uploads something signs with their own account, and writes what they like.
            case Match.Unknown unknown -> !isSigned;
        };
    }

    private static String doubt(List<String> names, String claimed, Match packed, Match said) {
        String all =
                Stream.concat(names.stream(), Stream.of(claimed))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
        for (Match match : List.of(packed, said)) {
            if (match instanceof Match.Unclear(List<Roster.Learner> could)) {
                return "%s may be %s on the roster; graded under no one's id"
                        .formatted(
                                all,
                                could.stream()
                                        .map(Collector::shown)
                                        .collect(Collectors.joining(" or ")));
            }
        }
        List<String> near =
                Stream.of(packed, said)
                        .flatMap(
                                match ->
                                        switch (match) {
                                            case Match.Found(Roster.Learner learner) ->
                                                    Stream.of(shown(learner));
                                            case Match.Unclear unclear -> Stream.<String>empty();
                                            case Match.Unknown(List<String> some) -> some.stream();
                                        })
                        .distinct()
                        .toList();
        return "%s is not on the roster%s; graded under that name"
                .formatted(all, near.isEmpty() ? "" : " (near: " + String.join(", ", near) + ")");
    }

    private static String shown(Roster.Learner learner) {
        return learner.name().isEmpty() || learner.name().equals(learner.id())
                ? learner.id()
                : learner.name() + " (" + learner.id() + ")";
    }

    private static String cut(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        String whole = line.isEmpty() ? "unnamed" : line;
        return whole.substring(0, Math.min(whole.length(), AnswersJson.LONGEST_LEARNER));
    }

    /** Moodle's editor gives a page: its text. */
    private static byte[] plain(byte[] page) {
        String lines = BREAK.matcher(AnswerText.decode(page)).replaceAll("\n");
        String text = StringEscapeUtils.unescapeHtml4(TAG.matcher(lines).replaceAll(""));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One file as it is; several each after its name and length. */
    private static byte[] pack(Map<String, byte[]> files) {
        if (files.size() == 1) {
            return files.values().iterator().next();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach(
                (name, bytes) -> {
                    String heading = name + "\n" + bytes.length + "\n";
                    all.writeBytes(heading.getBytes(StandardCharsets.UTF_8));
                    all.writeBytes(bytes);
                });
        return all.toByteArray();
    }
}
