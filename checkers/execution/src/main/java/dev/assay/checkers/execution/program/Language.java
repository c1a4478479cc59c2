package dev.assay.checkers.execution.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A language that programs are run in. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are
enum Language {
    PYTHON("Python", "python py python3", "py"),
    C("C", "c", "c"),
    CPP("C++", "c++ cpp cxx", "cpp cc cxx c++ C"),
    JAVA("Java", "java", "java"),
    JAVASCRIPT("JavaScript", "javascript js node", "js mjs cjs");

    private final String label;
    private final List<String> names;
    private final List<String> endings;

    Language(String label, String names, String endings) {
        this.label = label;
        this.names = List.of(names.split(" "));
        this.endings = List.of(endings.split(" "));
    }

    /** As people write it. */
    String label() {
        return label;
    }

    /** What a file is called that has no other name. */
    String mainFile() {
        return "main." + endings.getFirst();
    }

    /** Whether a file's ending says that it is in this language. */
    boolean isEndingOf(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return endings.contains(ending)
                || (!ending.equals("C") && endings.contains(ending.toLowerCase(Locale.ROOT)));
    }

    /** By one of its names, in any case. */
    static Optional<Language> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        return Arrays.stream(values()).filter(each -> each.names.contains(lower)).findFirst();
    }

    /** By a file's ending. */
    static Optional<Language> ofFile(String file) {
        return Arrays.stream(values()).filter(each -> each.isEndingOf(file)).findFirst();
    }

    /** All of them, by the names that authors write. */
    static String all() {
        return Arrays.stream(values())
                .map(each -> each.names.getFirst())
                .collect(Collectors.joining(", "));
    }
}
