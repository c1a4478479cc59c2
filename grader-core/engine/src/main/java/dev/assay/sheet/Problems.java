package dev.assay.sheet;

import dev.assay.grading.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has to be said about a sheet, gathered while it is read. */
final class Problems {

    private static final int SHOWN = 120;

    private final SheetText sheet;
    private final List<Submission.Remark> remarks = new ArrayList<>();

    Problems(SheetText sheet) {
        this.sheet = sheet;
    }

    /** Says something about a line, by index. */
    void report(int line, String message) {
        String shown = sheet.textOf(sheet.lines().get(line)).strip();
        remarks.add(
                new Submission.Remark(
                        line + 1,
                        shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "\u2026",
                        message));
    }

    /** Says something about the sheet as a whole. */
    void report(String message) {
        remarks.add(new Submission.Remark(0, "", message));
    }

    /** All of it, in the order of the sheet. */
    List<Submission.Remark> inOrder() {
        return remarks.stream().sorted(Comparator.comparingInt(Submission.Remark::line)).toList();
    }
}
