package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.Source.File;
import java.util.List;
import java.util.regex.Pattern;

/** Where a program begins. */
final class Entry {

    private static final Pattern C_MAIN = Pattern.compile("\\bmain\\s*\\(");
    private static final Pattern PYTHON_MAIN =
            Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*['\"]__main__['\"]");

    private Entry() {}

    /** Whether a text is a whole program, as far as it can be told. */
    static boolean isProgram(Language language, String text) {
        return switch (language) {
            case C, CPP -> C_MAIN.matcher(text).find();
            case PYTHON -> false; // any text is one: several belong together
        };
    }

    /** The file that the program begins in. */
    static File of(Language language, List<File> files) {
        List<File> own = files.stream().filter(file -> language.isEndingOf(file.path())).toList();
        return own.stream()
                .filter(file -> file.path().equals(language.mainFile()))
                .findFirst()
                .or(() -> only(own, language))
                .orElse(own.getFirst());
    }

    private static java.util.Optional<File> only(List<File> files, Language language) {
        List<File> candidates =
                files.stream()
                        .filter(
                                file ->
                                        switch (language) {
                                            case PYTHON -> PYTHON_MAIN.matcher(file.text()).find();
                                            case C, CPP -> isProgram(language, file.text());
                                        })
                        .toList();
        return candidates.size() == 1
                ? java.util.Optional.of(candidates.getFirst())
                : java.util.Optional.empty();
    }
}
