package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A class, from what an LMS packs to what it takes back. */
class BatchCommandTest {

    private static final String STACK = "1. A stack is last in, first out.\n";

    @TempDir Path folder;
    private Path course;
    private Path hand;
    private Path out;

    @BeforeEach
    void course() throws IOException {
        course = folder.resolve("course");
        Path questions = Files.createDirectories(course.resolve("questions"));
        Files.writeString(course.resolve("course.yaml"), "id: c\ntitle: Data structures\n");
        question(questions, 1, "[last in, first out]");
        question(questions, 2, "[queue]");
        hand = Files.createDirectories(folder.resolve("hand-in"));
        out = folder.resolve("out");
    }

    private static void question(Path questions, int number, String words) throws IOException {
        Files.writeString(
                questions.resolve("00" + number + "-q.yaml"),
                """
                number: %d
                prompt: What is it?
                answer: text
                points: 1
                rubric: {check: text.keyword, with: {keywords: %s}}
                """
                        .formatted(number, words));
    }

    private Run batch(Path path, String... more) {
        List<String> args =
                Stream.concat(
                                Stream.of(
                                        "batch",
                                        course.toString(),
                                        path.toString(),
                                        "-o",
                                        out.toString(),
                                        "--data",
                                        folder.resolve("data").toString()),
                                Stream.of(more))
                        .toList();
        return Run.of(args.toArray(String[]::new));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(out.resolve(file));
    }

    @Test
    void aFolderOfSheetsBecomesGradebooksAndPages() throws Exception {
        Files.writeString(hand.resolve("s1.txt"), "Name: Ada Lovelace\n" + STACK + "2. a queue\n");
        Files.writeString(hand.resolve("s2.txt"), "Name: =Ben<b>\n1. No idea.\n");
        Path roster = folder.resolve("roster.csv");
        Files.writeString(
                roster, "id,name,email\n101,Ada Lovelace,ada@x.org\n103,Cy Young,cy@x.org\n");
        Run run = batch(hand, "--roster", roster.toString());
        assertThat(run.err()).contains("s2.txt: s2, =Ben<b> is not on the roster");
        assertThat(run.exit()).as("a name was not found").isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out())
                .contains("2 learners · 3 answers graded now", "nothing from Cy Young")
                .containsPattern("\ngraded in \\d+\\.\\d s, files written in \\d+\\.\\d s\n$");

        assertThat(lines("gradebook.csv"))
                .containsExactly(
                        "id,name,email,001-q,002-q,total,maxPoints,of",
                        "101,Ada Lovelace,ada@x.org,1,1,2,2,2 of 2 gradable",
                        ",s2,,0,0,0,2,2 of 2 gradable",
                        "103,Cy Young,cy@x.org,,,,,nothing graded");
        assertThat(lines("gradebook-moodle.csv").get(1))
                .isEqualTo("101,Ada Lovelace,ada@x.org,2,2 of 2 gradable");
        assertThat(lines("gradebook-moodle.csv").getLast())
                .isEqualTo("103,Cy Young,cy@x.org,,nothing graded");
        assertThat(lines("gradebook-canvas.csv"))
                .startsWith(
                        "Student,ID,SIS User ID,SIS Login ID,Section,Data structures",
                        "    Points Possible,,,,,2",
                        "Ada Lovelace,,101,ada@x.org,,2")
                .endsWith("Cy Young,,103,cy@x.org,,");
        JsonNode first = new ObjectMapper().readTree(lines("grades.jsonl").getFirst());
        assertThat(first.path("learner").asText()).isEqualTo("Ada Lovelace");
        assertThat(first.path("points").asInt()).isEqualTo(2);
        assertThat(out.resolve("learners/101.html")).content().contains("<mark", "first out");
        assertThat(out.resolve("gradescope/101.results.json")).content().contains("\"score\" : 2");
        assertThat(out.resolve("class.html"))
                .content()
                .contains("learners/101.html", "Nothing from: Cy Young")
                .as("opened alone it says where the pages are")
                .contains("in the folder learners/ beside this one");
    }

    @Test
    void aFormulaInANameStaysText() throws Exception {
        Files.writeString(hand.resolve("a.txt"), "Name: =HYPERLINK(\"http://x\")\n" + STACK);
        batch(hand);
        assertThat(lines("gradebook.csv").get(1)).contains("'=HYPERLINK");
        assertThat(lines("gradebook-canvas.csv").get(2)).startsWith("\"'=HYPERLINK");
    }

    @Test
    void theSameAgainGradesNothingAndAChangedCourseOnlyWhatChanged() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK + "2. a queue\n");
        assertThat(batch(hand).out()).contains("2 answers graded now ·");
        assertThat(batch(hand).out())
                .contains("0 answers graded now, 1 submissions kept from before");
        question(course.resolve("questions"), 2, "[heap]");
        assertThat(batch(hand).out()).contains("1 answers graded now, 1 submissions kept");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,1,0,1,");
    }

    @Test
    void theSameBytesThatAnswerAnotherQuestionNowAreGradedForThatOne() throws Exception {
        Path file = Files.createDirectories(hand.resolve("ada")).resolve("1.txt");
        Files.writeString(file, "a queue");
        batch(hand);
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,0,0,0,");
        Files.move(file, file.resolveSibling("2.txt"));
        assertThat(batch(hand).out()).contains("1 answers graded now ·");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,0,1,1,");
    }

    @Test
    void resultsThatCantBeWrittenAreToldAndTheGradesAreKept() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK);
        Path learners = Files.createDirectories(out).resolve("learners");
        Files.writeString(learners, "in the way");
        Run run = batch(hand);
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("out: can't be written", "learners", "is graded and kept");
        Files.delete(learners);
        assertThat(batch(hand).out()).contains("0 answers graded now, 1 submissions kept");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,1,");
    }

    @Test
    void whoseItIsIsNeverGuessed() throws Exception {
        Path roster = folder.resolve("roster.csv");
        Files.writeString(
                roster,
                """
                id,name
                101,Ada Berg
                102,Ben Okafor
                102,Cy Young
                7,Di Volk
                8,Eve Ray
                9,Eve Ray
                """);
        Files.writeString(hand.resolve("101.txt"), "Name: Di Volk\n" + STACK);
        Files.writeString(hand.resolve("102.txt"), STACK);
        Files.writeString(hand.resolve("x.txt"), "Name: Eve Ray\n" + STACK);
        Run run = batch(hand, "--roster", roster.toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err())
                .contains(
                        "101.txt: came as Ada Berg (101)'s and says that it is Di Volk (7)'s;"
                                + " graded as Ada Berg (101)'s",
                        "102.txt: 102 may be Ben Okafor (102) or Cy Young (102) on the roster",
                        "102.txt: left out",
                        "x.txt: x, Eve Ray may be Eve Ray (8) or Eve Ray (9) on the roster");
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith("101,Ada Berg"),
                        x -> assertThat(x).startsWith(",x,"),
                        ben -> assertThat(ben).matches("102,Ben Okafor,+nothing graded"),
                        di -> assertThat(di).matches("7,Di Volk,+nothing graded"),
                        eve -> assertThat(eve).matches("8,Eve Ray,+nothing graded"),
                        other -> assertThat(other).matches("9,Eve Ray,+nothing graded"));
    }

    @Test
    void aSheetsIdSaysWhichOfSeveralItIsFrom() throws Exception {
        Path roster = folder.resolve("roster.csv");
        Files.writeString(
                roster,
                """
                id,name,email
                7,Di Volk,di@x.org
                8,Eve Ray,
                9,Eve Ray,
                10,Fay Oak,
                """);
        Files.writeString(hand.resolve("a.txt"), "Name: Eve Ray\nID: 9\n\n" + STACK);
        Files.writeString(hand.resolve("b.txt"), "Name: D.\nE-mail: DI@x.org\n\n" + STACK);
        Files.writeString(hand.resolve("c.txt"), "Name: Fay Oak\nID: 8\n\n" + STACK);
        Files.writeString(hand.resolve("d.txt"), "Name: Eve Ray\nID: 77\n\n" + STACK);
        Run run = batch(hand, "--roster", roster.toString());
        assertThat(run.err())
                .contains(
                        "c.txt: c, Fay Oak (8) is not on the roster",
                        "d.txt: d, Eve Ray may be Eve Ray (8) or Eve Ray (9) on the roster");
        assertThat(
                        lines("gradebook.csv").stream()
                                .skip(1)
                                .filter(line -> !line.contains("nothing")))
                .satisfiesExactly(
                        eve -> assertThat(eve).startsWith("9,Eve Ray,,1"),
                        di -> assertThat(di).startsWith("7,Di Volk,di@x.org,1"),
                        c -> assertThat(c).startsWith(",c,"),
                        d -> assertThat(d).startsWith(",d,"));
    }

    @Test
    void whoUploadsSomethingForAnotherGetsNobodyElseAGrade() throws Exception {
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,name\n101,Ada Berg\n7,Di Volk\n");
        Path file = hand.resolve("Mal Adams_101_assignsubmission_file_/sheet.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Name: Di Volk\n" + STACK);
        Run run = batch(hand, "--roster", roster.toString());
        assertThat(run.err())
                .contains("Mal Adams, Di Volk is not on the roster (near: Di Volk (7))");
        assertThat(lines("gradebook.csv").get(1)).startsWith(",Mal Adams,");
    }

    @Test
    void learnersWhoCallTheirFilesTheSameAreToldApartByTheirFolders() throws Exception {
        for (String learner : List.of("ada", "ben", "cy", "dan")) {
            Files.createDirectories(hand.resolve(learner));
            String signed =
                    switch (learner) {
                        case "cy", "dan" -> "Name: Cy Ng\n";
                        default -> "";
                    };
            Files.writeString(hand.resolve(learner).resolve("homework.txt"), signed + STACK);
        }
        Run run = batch(hand);
        assertThat(run.err())
                .contains(
                        "dan/homework.txt: says that it is Cy Ng's, as another does; graded as"
                                + " dan's");
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith(",ada,,1,"),
                        ben -> assertThat(ben).startsWith(",ben,,1,"),
                        cy -> assertThat(cy).startsWith(",Cy Ng,,1,"),
                        dan -> assertThat(dan).startsWith(",dan,,1,"));
    }

    private void write(String file, String text) throws IOException {
        Path path = hand.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static final String QUEUE = "A queue is first in, first out.\n";

    @Test
    void whatLiesBesideASheetIsGradedOrTold() throws Exception {
        write("ada/hw.txt", STACK + "2. see q2.txt\n");
        write("ada/q2.txt", QUEUE);
        write("ben/README.md", "This is my homework.\n");
        write("ben/q2.txt", QUEUE);
        write("ben/notes.py", "x = 1\n");
        write("ben/.ipynb_checkpoints/q2-checkpoint.txt", "old\n");
        write("cy/ex1_q2.txt", QUEUE);
        write("dan/q1.pdf", "%PDF-1.7 last in, first out");
        write("dan/q2.txt", QUEUE);
        write("eve/hw.txt", STACK);
        write("eve/q2.pdf", "%PDF-1.7 first in, first out");
        write("eve/lab.py", "x = 1\n");
        write("fay/notes.ipynb", "{\"cells\": [");
        write("fay/q2.txt", QUEUE);
        Run run = batch(hand);
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith(",ada,,1,1,"),
                        ben -> assertThat(ben).startsWith(",ben,,0,1,"),
                        cy -> assertThat(cy).startsWith(",cy,,0,1,"),
                        dan -> assertThat(dan).startsWith(",dan,,0,1,"),
                        eve -> assertThat(eve).startsWith(",eve,,1,0,"),
                        fay -> assertThat(fay).startsWith(",fay,,0,1,"));
        assertThat(run.err())
                .contains(
                        "q2.pdf is no text",
                        "lab.py is called by no question",
                        "what is beside it is graded",
                        "002-q is answered in the sheet and by a file; the file is graded",
                        "README.md is called by no question",
                        "notes.py is called by no question",
                        "q1.pdf is no text")
                .doesNotContain("checkpoint");
    }

    @Test
    void aFolderOfOneLearnersAnswersIsTheirs() throws Exception {
        write("ada berg/q1.txt", STACK.substring(3));
        write("ada berg/q2.txt", QUEUE);
        assertThat(batch(hand).err()).isEmpty();
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(ada -> assertThat(ada).startsWith(",ada berg,,1,1,"));
    }

    @Test
    void nobodysSheetTakesThePlaceOfAnothers() throws Exception {
        write("0-mallory.txt", "Name: Ada Berg\n1. No idea.\n");
        write("Ada Berg.txt", STACK);
        Path roster = Files.writeString(folder.resolve("roster.csv"), "id,name\ns1,Ada Berg\n");
        for (String[] more : new String[][] {{}, {"--roster", roster.toString()}}) {
            Run run = batch(hand, more);
            assertThat(run.err()).contains("0-mallory.txt");
            assertThat(lines("gradebook.csv"))
                    .anyMatch(line -> line.contains(",Ada Berg,,1,"))
                    .anyMatch(line -> line.contains(",0-mallory,,0,"));
        }
    }

    @Test
    void whoIsInTheClassNoMoreHasNoFilesLeft() throws Exception {
        write("Ada Berg.txt", STACK);
        write("ben.txt", STACK);
        batch(hand);
        Path own = Files.writeString(out.resolve("learners/mine.html"), "mine");
        assertThat(out.resolve("gradescope/ben.results.json")).exists();
        Files.delete(hand.resolve("ben.txt"));
        batch(hand);
        assertThat(out.resolve("gradescope/ben.results.json")).doesNotExist();
        assertThat(out.resolve("learners/ben.html")).doesNotExist();
        assertThat(out.resolve("learners/Ada-Berg.html")).exists();
        assertThat(own).as("nothing of others").exists();
    }

    @Test
    void linesSayWhoseTheyAreAndPoliciesForNobodyAreTold() throws Exception {
        write("s1.txt", STACK);
        Path roster = Files.writeString(folder.resolve("roster.csv"), "id,name\ns1,Lee\ns2,Lee\n");
        Files.writeString(
                course.resolve("policy.yaml"), "learners: {S1: {extra: 1d}, s2: {extra: 1d}}\n");
        assertThat(batch(hand, "--roster", roster.toString()).err())
                .contains("policy.yaml: what stands there for S1 holds for nobody", "s1")
                .doesNotContain("for s2 holds");
        assertThat(new ObjectMapper().readTree(lines("grades.jsonl").getFirst()).path("learnerId"))
                .hasToString("\"s1\"");
    }

    @Test
    void byHalfAPolicyNothingIsGraded() throws Exception {
        write("ada.txt", STACK);
        Files.writeString(
                course.resolve("policy.yaml"),
                "learners:\n  ben: {excused: all}\n  ada: {excussed: all}\n");
        Run run = batch(hand);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("excussed", "policy.yaml", "nothing is graded");
        assertThat(out).doesNotExist();
    }

    @Test
    @Timeout(60)
    void whatCantBeGradedIsTriedAgainForSecondsAndTold() throws Exception {
        write("ada.txt", STACK);
        Path question = course.resolve("questions/001-q.yaml");
        Files.writeString(
                question, Files.readString(question).replace("text.keyword", "text.keywrod"));
        Run run = batch(hand);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("there is no checker 'text.keywrod'");
    }

    @Test
    void aSheetMayBeCalledByANumberThatAQuestionHas() throws Exception {
        String two = STACK + "2. A queue is first in, first out.\n";
        Files.writeString(hand.resolve("01.txt"), two);
        Files.writeString(hand.resolve("2.txt"), two);
        assertThat(batch(hand).err()).isEmpty();
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith(",01,,1,1,"),
                        other -> assertThat(other).startsWith(",2,,1,1,"));
    }

    @Test
    void aFileAloneIsASheetOrAnAnswerByWhatIsInIt() throws Exception {
        Map<String, String> files =
                Map.of(
                        "ada/ex2.txt",
                        STACK + "2. A queue is first in, first out.\n",
                        "ben/ex2.txt",
                        "A queue is first in, first out.\n",
                        "cy/ex2.txt",
                        STACK,
                        "dan/q2.txt",
                        "1. A queue\n2. is first in, first out.\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = hand.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        assertThat(batch(hand).err())
                .contains(
                        "cy/ex2.txt: is called as 002-q is, and has an answer to 001-q in it;"
                                + " graded as that")
                .doesNotContain("ada", "ben", "dan");
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith(",ada,,1,1,"),
                        ben -> assertThat(ben).startsWith(",ben,,0,1,"),
                        cy -> assertThat(cy).startsWith(",cy,,1,0,"),
                        dan -> assertThat(dan).startsWith(",dan,,0,1,"));
    }

    @Test
    void learnersInADownloadOfMoodleAreCalledAsMoodleDoes() throws Exception {
        for (String learner : List.of("Ada Berg_1", "Ben Okafor_2", "Cy Ng_3")) {
            Path file = hand.resolve(learner + "_assignsubmission_file_/homework.txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, (learner.startsWith("Cy") ? "Name: Ada Berg\n" : "") + STACK);
        }
        assertThat(batch(hand).err()).doesNotContain("left out", "already", "as another does");
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith(",Ada Berg,,1,"),
                        ben -> assertThat(ben).startsWith(",Ben Okafor,,1,"),
                        cy -> assertThat(cy).startsWith(",Cy Ng,,1,"));
    }

    @Test
    void whatIsTypedBesideAFileCountsWhereAnAnswerIsInIt() throws Exception {
        for (String learner : List.of("Ada Berg_1", "Ben Okafor_2", "Cy Ng_3")) {
            Path typed = hand.resolve(learner + "_assignsubmission_onlinetext_/onlinetext.html");
            Files.createDirectories(typed.getParent());
            String text = learner.startsWith("Cy") ? STACK : "Please see my <b>file</b>, thanks!";
            Files.writeString(typed, "<p>" + text + "</p>");
            Path file = hand.resolve(learner + "_assignsubmission_file_");
            Files.createDirectories(file);
            Files.writeString(
                    file.resolve(learner.startsWith("Ben") ? "q1.txt" : "sheet.txt"),
                    learner.startsWith("Ben") ? STACK.substring(3) : STACK);
        }
        Run run = batch(hand);
        assertThat(run.err())
                .contains("Cy Ng_3", "there is more than one sheet in it")
                .doesNotContain("Ada", "Ben");
        assertThat(lines("gradebook.csv").stream().skip(1))
                .satisfiesExactly(
                        ada -> assertThat(ada).startsWith(",Ada Berg,,1,"),
                        ben -> assertThat(ben).startsWith(",Ben Okafor,,1,"));
        assertThat(lines("grades.jsonl").getFirst())
                .contains("Please see my file, thanks!", "what is beside it is graded");
    }

    @Test
    void aRosterThatNobodyStandsOnStopsBeforeAnythingIsGraded() throws Exception {
        Files.writeString(hand.resolve("a.txt"), STACK);
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,name\n");
        Run run = batch(hand, "--roster", roster.toString());
        assertThat(run.err()).contains("nobody stands on it");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(out).doesNotExist();
    }

    @Test
    void aSheetIsReadByTheCourseAsItIsNow() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK + "3. a heap\n");
        batch(hand);
        question(course.resolve("questions"), 3, "[heap]");
        assertThat(batch(hand).out()).contains("2 answers graded now ·");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,1,0,1,2,");
    }

    @Test
    void twoFilesOfOneNameAreToldAndNeitherIsLostInSilence() throws Exception {
        for (String path : List.of("ada/one/q1.txt", "ada/two/q1.txt", "ben/q1.txt")) {
            Path file = hand.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "last in, first out");
        }
        Run run = batch(hand);
        assertThat(run.err()).contains("two files are called q1.txt");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out()).contains("1 learner");
    }

    @Test
    void aZipOfAFolderForEachLearnerIsRead() throws Exception {
        Path zip = folder.resolve("class.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(file)) {
            for (String path : List.of("hw/ada/q1.txt", "hw/ada/q2.txt", "hw/ben/q1.txt")) {
                packed.putNextEntry(new ZipEntry(path));
                packed.write("last in, first out, or a queue".getBytes(StandardCharsets.UTF_8));
            }
        }
        Run run = batch(zip);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).contains("2 learners · 3 answers");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,,1,1,2,");
    }

    @Test
    void aTableIsReadAndItsBadRowsAreTold() throws Exception {
        Path table = folder.resolve("answers.csv");
        Files.writeString(
                table,
                """
                learner,question,answer
                ada,1,"last in,
                first out"
                ada,2,a queue
                ben,9,x
                ada,1,again
                ben,001-q,no idea
                """);
        Run run = batch(table);
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err())
                .contains("answers.csv:4: the course has no question 9", "answers.csv:5", "twice");
        assertThat(run.out()).contains("2 learners · 3 answers");
        Path lines = folder.resolve("answers.jsonl");
        Files.writeString(
                lines,
                """
                {"learner": "cy", "question": 1, "answer": "last in, first out"}

                nonsense
                {"learner": "dee", "question": 1, "response": "last in, first out"}
                {"learner": "eve", "question": 1, "files": [{"path": "a.txt", "text": "LIFO"}]}
                {"learner": "fay", "question": 1, "answer": 2}
                """);
        Run more = batch(lines);
        assertThat(more.err())
                .contains("answers.jsonl:3: this is no JSON")
                .contains("answers.jsonl:4: there is no \"answer\"")
                .as("nobody has a zero for what was not read")
                .doesNotContain("answers.jsonl:5", "answers.jsonl:6");
        assertThat(more.out()).contains("3 learners · 3 answers");
    }

    @Test
    void rowsThatCallALearnerByDifferentNamesAreTogether() throws Exception {
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,name,email\nada,Ada L,ada@x.org\n");
        Path table = folder.resolve("answers.csv");
        Files.writeString(
                table,
                "learner,question,answer\nada,1,\"last in, first out\"\nAda@X.org,2,a queue\n");
        Run run = batch(table, "--roster", roster.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("1 learners · 2 answers");
        assertThat(lines("gradebook.csv").get(1)).contains("ada,Ada L,ada@x.org,1,1,2,");
    }

    @Test
    void aSheetInWhichNoAnswerWasFoundIsTold() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK);
        Files.writeString(hand.resolve("ben.txt"), "I think that a stack is last in, first out.");
        Files.writeString(hand.resolve("cy.txt"), "");
        Run run = batch(hand);
        assertThat(run.err())
                .contains("ben.txt: no answer was found in it", "no question of the course")
                .doesNotContain("ada.txt");
        assertThat(lines("gradebook.csv")).hasSize(4);
    }

    @Test
    void oneBadFileLosesNoneOfTheOthers() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK);
        Files.write(hand.resolve("ben.txt"), new byte[] {'P', 'K', 3, 4, 0, 0});
        Run run = batch(hand);
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("ben.txt", "save it as .txt");
        Files.writeString(hand.resolve("ben.txt"), "1. " + "a stack ".repeat(300_000));
        assertThat(batch(hand).err())
                .as("what would keep the others waiting for a long time")
                .contains("ben.txt: the answer to 001-q has more than the 2097152 characters");
        assertThat(run.out()).contains("1 learners · 1 answers");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(batch(folder.resolve("no-such")).err()).contains("there is no such folder");
        assertThat(batch(hand).err()).contains("there is no file in it");
    }

    private Run regrade(String... more) {
        List<String> args =
                Stream.concat(
                                Stream.of(
                                        "regrade",
                                        course.toString(),
                                        "--data",
                                        folder.resolve("data").toString()),
                                Stream.of(more))
                        .toList();
        return Run.of(args.toArray(String[]::new));
    }

    @Test
    void aChangedCourseIsShownAsADiffThatIsAppliedAndTakenBack() throws Exception {
        Files.writeString(hand.resolve("ada.txt"), STACK + "2. a queue\n");
        batch(hand);
        assertThat(regrade().out()).contains("0 of 2 grades would move");
        question(course.resolve("questions"), 2, "[heap]");
        Run diff = regrade("--by", "prof");
        assertThat(diff.exit()).isEqualTo(Exit.DONE);
        assertThat(diff.out())
                .contains("1 of 2 grades would move · checks run for 1 answers")
                .containsPattern("ada +002-q +1.* → 0");
        String id = diff.out().replaceAll("(?s).*--apply ([0-9a-f-]+)'.*", "$1");
        assertThat(regrade("--apply", id, "--question", "1").out()).contains("0 grades hold now");
        assertThat(regrade("--apply", id).out()).contains("1 grades hold now");
        assertThat(regrade().out()).contains("0 of 2 grades would move");
        assertThat(regrade("--undo", id).out()).contains("1 grades are as before");
        assertThat(regrade("--format", "jsonl").out())
                .contains("\"moved\":1", "\"question\":\"002-q\"");

        assertThat(regrade("--apply", "none").err()).contains("there is no regrade none");
        assertThat(regrade("--against", "123456").err()).contains("no grade was made by it");
        assertThat(regrade("--apply", id, "--question", "9").exit()).isEqualTo(Exit.BAD_INPUT);
    }
}
