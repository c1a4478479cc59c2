package dev.assay.submissions.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static List<SourceFile> files(String... paths) {
        return Arrays.stream(paths).map(path -> new SourceFile(path, () -> new byte[0])).toList();
    }

    private static List<String> learners(Layout layout, List<SourceFile> files) {
        return layout.group(files, new ArrayList<>()).stream()
                .map(
                        handed ->
                                String.join(" / ", handed.names())
                                        + " "
                                        + handed.files().stream().map(SourceFile::name).toList())
                .toList();
    }

    @Test
    void moodleIsKnownWithFoldersAndWithout() {
        List<SourceFile> folders =
                files(
                        "Ada Lovelace_101_assignsubmission_file_/sheet.txt",
                        "Ada Lovelace_101_assignsubmission_file_/more.py",
                        "José O'Neil-Ng_102_assignsubmission_onlinetext_/onlinetext.html");
        assertThat(Layout.of(folders)).isEqualTo(Layout.MOODLE);
        assertThat(learners(Layout.MOODLE, folders))
                .containsExactly(
                        "Ada Lovelace [sheet.txt, more.py]", "José O'Neil-Ng [onlinetext.html]");
        List<SourceFile> flat =
                files(
                        "Ada_101_assignsubmission_file_sheet.txt",
                        "Ben_2_assignsubmission_file_b.md");
        assertThat(Layout.of(flat)).isEqualTo(Layout.MOODLE);
        assertThat(learners(Layout.MOODLE, flat)).hasSize(2);
        // One learner's folder is no folder around everything.
        List<SourceFile> one =
                files("Ada_1_assignsubmission_file_/a.txt", "Ada_1_assignsubmission_file_/b.txt");
        assertThat(learners(Layout.of(one), one)).containsExactly("Ada [a.txt, b.txt]");
        List<SourceFile> hidden = files("Participant_7_assignsubmission_file_/a.txt");
        assertThat(learners(Layout.of(hidden), hidden)).containsExactly("Participant 7 [a.txt]");
    }

    @Test
    void canvasIsKnownLateOrNot() {
        List<SourceFile> files =
                files(
                        "lovelaceada_101_9001_sheet.txt",
                        "lovelaceada_101_9002_loop.py",
                        "moreauben_LATE_102_9003_sheet-1.txt",
                        "ngcyd_103_text.html");
        assertThat(Layout.of(files)).isEqualTo(Layout.CANVAS);
        assertThat(learners(Layout.CANVAS, files))
                .containsExactly(
                        "101 / lovelaceada [sheet.txt, loop.py]",
                        "102 / moreauben [sheet-1.txt]",
                        "103 / ngcyd [onlinetext.html]");
        assertThat(Layout.CANVAS.group(files, new ArrayList<>()))
                .as("as it is called in the folder")
                .extracting(Handed::where)
                .contains("moreauben_LATE_102_9003_sheet-1.txt");
    }

    @Test
    void canvasHidesNamesOrHasThemWithUnderscores() {
        List<SourceFile> files =
                files(
                        "anon_q7KzB_9001_sheet.txt",
                        "LATE_anon_3xYpD_9002_sheet.txt",
                        "anon_3xYpD_text.html",
                        "anon_55555_9003_1_2_3.txt",
                        "team_one_104_9004_sheet_2.txt");
        assertThat(Layout.of(files)).isEqualTo(Layout.CANVAS);
        assertThat(learners(Layout.CANVAS, files))
                .containsExactly(
                        "q7KzB [sheet.txt]",
                        "3xYpD [sheet.txt, onlinetext.html]",
                        "55555 [1_2_3.txt]",
                        "104 / team_one [sheet_2.txt]");
        List<SourceFile> others = files("anon_notes_9001_x.txt", "her_anon_q7KzB_9001_x.txt");
        assertThat(Layout.of(others)).as("no such id").isEqualTo(Layout.SHEETS);
    }

    @Test
    void aFolderAroundEverythingIsTakenAway() {
        List<SourceFile> files = files("hw1/ada/q1.py", "hw1/ada/q2.py", "hw1/ben/q1.py");
        assertThat(Layout.of(files)).isEqualTo(Layout.FOLDERS);
        assertThat(learners(Layout.FOLDERS, files))
                .containsExactly("ada [q1.py, q2.py]", "ben [q1.py]");
        List<SourceFile> sheets = files("hw1/ada.txt", "hw1/ben.md");
        assertThat(Layout.of(sheets)).isEqualTo(Layout.SHEETS);
        assertThat(learners(Layout.SHEETS, sheets))
                .containsExactly("ada [ada.txt]", "ben [ben.md]");
    }

    @Test
    void whatBelongsToNobodyIsTold() {
        List<SourceFile> files = files("ada.txt", "ben.txt", "roster.pdf");
        List<SourceFile> stray = new ArrayList<>();
        assertThat(Layout.of(files).group(files, stray)).hasSize(2);
        assertThat(stray).extracting(SourceFile::path).containsExactly("roster.pdf");
    }
}
