package dev.assay.checkers.execution.mutants;

import dev.assay.checkers.execution.mutants.Changes.Change;
import dev.assay.checkers.execution.sandbox.Texts;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Mutates.Mutant;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Makes wrong variants of a right program by changing one thing in its text. */
public final class TextMutator {

    private static final int LONGEST = 60;

    private final Syntax syntax;
    private final Map<String, String> harmless;

    /**
     * For programs in a language.
     *
     * @param harmless why an author calls a changed line as right as before, by the line
     */
    public TextMutator(Syntax syntax, Map<String, String> harmless) {
        this.syntax = syntax;
        this.harmless = Map.copyOf(harmless);
    }

    /**
     * Code of an answer.
     *
     * @param file that it stands in
     * @param original where in the file each place of the text is
     */
    public record Part(AnswerFile file, String text, IntUnaryOperator original) {

        /** A region of it. */
        public static Part of(Answer answer, Region region) {
            return new Part(answer.file(region.file()), region.text(), region::original);
        }
    }

    /** The variants, in the order of the text. */
    public List<Mutant> mutants(Answer answer, List<Part> parts) {
        List<Mutant> mutants = new ArrayList<>();
        for (Part part : parts) {
            for (Change change : Changes.of(syntax, part.text())) {
                mutant(answer, part, change).ifPresent(mutants::add);
            }
        }
        return List.copyOf(mutants);
    }

    private Optional<Mutant> mutant(Answer answer, Part part, Change change) {
        String before = part.text().substring(change.start(), change.end());
        AnswerFile file = part.file();
        int at = part.original().applyAsInt(change.start());
        if (!file.text().startsWith(before, at)) {
            return Optional.empty(); // a prompt stands in between
        }
        String text =
                file.text().substring(0, at)
                        + change.becomes()
                        + file.text().substring(at + before.length());
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at);
        String changed = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).strip();
        List<AnswerFile> files = new ArrayList<>(answer.files());
        files.replaceAll(each -> each.equals(file) ? new AnswerFile(file.path(), text) : each);
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        String what = shown(before) + " → " + shown(change.becomes());
        Optional<String> why = Optional.ofNullable(harmless.get(changed));
        return Optional.of(new Mutant(new Answer(files), line, what, changed, why));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : Texts.cut(text.replaceAll("\\s+", " "), LONGEST);
    }
}
