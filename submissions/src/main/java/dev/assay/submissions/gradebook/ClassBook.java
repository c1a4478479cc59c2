package dev.assay.submissions.gradebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.submissions.export.CsvWriter;
import dev.assay.submissions.export.GradeNodes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class's points as CSV, one row a learner, in the layouts that gradebooks import. Points that
 * are not final are blank, never 0; a total is given only where all that it sums is final, but for
 * the plain layout, which says how much of it there is. Who handed in nothing is there without
 * points: what that is worth is a human's to say.
 */
public enum ClassBook {
    /** For spreadsheets: a column for each question. */
    PLAIN {
        @Override
        void heading(CsvWriter csv, Course course) throws IOException {
            csv.text("id").text("name").text("email");
            for (Question question : course.questions()) {
                csv.text(question.id());
            }
            csv.text("total").text("maxPoints").text("of").end();
        }

        @Override
        void row(CsvWriter csv, Course course, Who who, JsonNode grade) throws IOException {
            csv.text(who.id()).text(who.name()).text(who.email());
            Map<String, JsonNode> questions = questions(grade);
            for (Question question : course.questions()) {
                csv.number(
                        Optional.ofNullable(questions.get(question.id()))
                                .flatMap(GradeNodes::finalPoints));
            }
            csv.number(GradeNodes.finalTotal(grade)).number(GradeNodes.number(grade, "maxPoints"));
            csv.text(GradeNodes.completeness(grade)).end();
        }

        @Override
        void nothing(CsvWriter csv, Course course, Who who) throws IOException {
            csv.text(who.id()).text(who.name()).text(who.email());
            for (int i = 0; i < course.questions().size() + 2; i++) {
                csv.text("");
            }
            csv.text(why(course, who)).end();
        }
    },
    /** Moodle: Grades, Import, CSV file. */
    MOODLE {
        @Override
        void heading(CsvWriter csv, Course course) throws IOException {
            csv.text("ID number").text("Full name").text("Email address");
            csv.text(course.title()).text(course.title() + " (feedback)").end();
        }

        @Override
        void row(CsvWriter csv, Course course, Who who, JsonNode grade) throws IOException {
            csv.text(who.id()).text(who.name()).text(who.email());
            csv.number(wholeTotal(course, grade)).text(GradeNodes.completeness(grade)).end();
        }

        @Override
        void nothing(CsvWriter csv, Course course, Who who) throws IOException {
            csv.text(who.id()).text(who.name()).text(who.email());
            csv.text("").text(why(course, who)).end();
        }
    },
    /** Canvas: Grades, Import. */
    CANVAS {
        @Override
        void heading(CsvWriter csv, Course course) throws IOException {
            csv.text("Student").text("ID").text("SIS User ID").text("SIS Login ID");
            csv.text("Section").text(course.title()).end();
            csv.text("    Points Possible").text("").text("").text("").text("");
            csv.number(Optional.of(points(course.questions()))).end();
        }

        @Override
        void row(CsvWriter csv, Course course, Who who, JsonNode grade) throws IOException {
            begin(csv, who);
            if (isExcusedFromAll(grade)) {
                csv.text(EXCUSED).end();
            } else {
                csv.number(wholeTotal(course, grade)).end();
            }
        }

        @Override
        void nothing(CsvWriter csv, Course course, Who who) throws IOException {
            begin(csv, who);
            csv.text(isExcusedFromAll(course, who) ? EXCUSED : "").end();
        }

        private void begin(CsvWriter csv, Who who) throws IOException {
            csv.text(who.name()).text("").text(who.id()).text(who.email()).text("");
        }
    };

    /** What Canvas takes for it. */
    private static final String EXCUSED = "EX";

    /** Whose row it is; what is not known is empty. */
    public record Who(String id, String name, String email) {}

    abstract void heading(CsvWriter csv, Course course) throws IOException;

    abstract void row(CsvWriter csv, Course course, Who who, JsonNode grade) throws IOException;

    abstract void nothing(CsvWriter csv, Course course, Who who) throws IOException;

    /** Begins a file. */
    public Book open(Appendable out, Course course) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        heading(csv, course);
        return new Book(this, csv, course);
    }

    /** A file that is being written. */
    public static final class Book {

        private final ClassBook layout;
        private final CsvWriter csv;
        private final Course course;

        private Book(ClassBook layout, CsvWriter csv, Course course) {
            this.layout = layout;
            this.csv = csv;
            this.course = course;
        }

        /** Adds a learner's row. */
        public void add(Who who, JsonNode grade) throws IOException {
            layout.row(csv, course, who, grade);
        }

        /** Adds the row of a learner who handed in nothing. */
        public void addNothing(Who who) throws IOException {
            layout.nothing(csv, course, who);
        }
    }

    private static String why(Course course, Who who) {
        return isExcusedFromAll(course, who) ? "excused" : "nothing graded";
    }

    private static boolean isExcusedFromAll(Course course, Who who) {
        return course.questions().stream()
                .allMatch(question -> course.policy().isExcused(who.id(), question.id()));
    }

    private static Map<String, JsonNode> questions(JsonNode grade) {
        Map<String, JsonNode> questions = new HashMap<>();
        for (JsonNode question : grade.path("questions")) {
            questions.put(question.path("question").asText(), question);
        }
        return questions;
    }

    /**
     * A gradebook takes any number for the whole: so there is none while some of it is open. It
     * takes all for being out of the same: whoever is excused from a part gets as large a share of
     * the whole as they have of the rest.
     */
    private static Optional<BigDecimal> wholeTotal(Course course, JsonNode grade) {
        Set<String> excused = new HashSet<>();
        for (JsonNode question : grade.path("questions")) {
            if (GradeNodes.isOpen(question)) {
                return Optional.empty();
            }
            if (GradeNodes.isExcused(question)) {
                excused.add(question.path("question").asText());
            }
        }
        BigDecimal whole = points(course.questions());
        BigDecimal rest =
                points(
                        course.questions().stream()
                                .filter(question -> !excused.contains(question.id()))
                                .toList());
        Optional<BigDecimal> total = GradeNodes.finalTotal(grade);
        return excused.isEmpty() || rest.signum() == 0
                ? total
                : total.map(points -> points.multiply(whole).divide(rest, 2, RoundingMode.HALF_UP));
    }

    private static boolean isExcusedFromAll(JsonNode grade) {
        for (JsonNode question : grade.path("questions")) {
            if (!GradeNodes.isExcused(question)) {
                return false;
            }
        }
        return !grade.path("questions").isEmpty();
    }

    private static BigDecimal points(List<Question> questions) {
        return questions.stream().map(Question::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
