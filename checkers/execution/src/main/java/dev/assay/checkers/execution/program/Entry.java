package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.Source.File;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a program begins. */
final class Entry {

    private static final Pattern C_MAIN = Pattern.compile("\\bmain\\s*\\(");
    private static final Pattern PYTHON_MAIN =
            Pattern.compile("(?m)^if\\s+__name__\\s*==\\s*['\"]__main__['\"]");

    private static final Pattern MODULE =
            Pattern.compile(
                    "(?m)^\\s*(?:import\\s+(?:[\\w*{]|['\"])|export\\s+(?:default|const|function|class|\\{))");

    private Entry() {}

    /** Whether JavaScript imports as modules do. */
    static boolean isModule(String text) {
        return MODULE.matcher(text).find();
    }

    /** Whether a text is a whole program, as far as it can be told. */
    static boolean isProgram(Language language, String text) {
        return switch (language) {
            case C, CPP -> C_MAIN.matcher(text).find();
            case JAVA -> JavaNames.hasMain(text);
            case PYTHON, JAVASCRIPT -> false; // any text is one: several belong together
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

    private static Optional<File> only(List<File> files, Language language) {
        List<File> candidates =
                files.stream()
                        .filter(
                                file ->
                                        switch (language) {
                                            case PYTHON -> PYTHON_MAIN.matcher(file.text()).find();
                                            case JAVASCRIPT -> file.path().equals("index.js");
                                            case C, CPP, JAVA -> isProgram(language, file.text());
                                        })
                        .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }
}
