package dev.assay.sheet;

import dev.assay.course.Course;
import dev.assay.course.Question;
import java.util.Locale;

/** Writes a course's sheet to hand out: its questions, with room for answers. */
public final class BlankSheet {

    private BlankSheet() {}

    /**
     * The sheet in Markdown. As it is, it reads back without answers and problems; with answers
     * typed under the questions, or on their lines, {@link SheetReader} finds them.
     */
    public static String write(Course course) {
        StringBuilder sheet = new StringBuilder();
        sheet.append("# ").append(oneLine(course.title())).append("\n\nName:\nID:\n\n");
        sheet.append("Type each answer under its question, and leave the questions as they are.\n");
        String level = "";
        for (Question question : course.questions()) {
            if (!question.level().equals(level)) {
                level = question.level();
                sheet.append("\n---\n\n## ").append(heading(level)).append("\n");
            }
            sheet.append("\n")
                    .append(question.number())
                    .append(". ")
                    .append(oneLine(wording(question)))
                    .append("\n\n");
        }
        return sheet.toString();
    }

    private static String wording(Question question) {
        return question.wordings().isEmpty() ? question.prompt() : question.wordings().getFirst();
    }

    private static String heading(String level) {
        if (level.isEmpty()) {
            return "More questions";
        }
        return level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1) + " level";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
