package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.Source.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What classes Java declares, found without a compiler: names of files depend on it. */
final class JavaNames {

    /** Comments, text blocks, texts and characters, in that order. */
    private static final Pattern NO_CODE =
            Pattern.compile(
                    "//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|\\z)|\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)"
                            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'?");

    private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE =
            Pattern.compile("(public\\s[^;{}()]*?)?\\b(?:class|interface|enum|record)\\s+(\\w+)");
    private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");

    private JavaNames() {}

    /**
     * A class at the top of a file.
     *
     * @param hasMain whether a method called main is in it
     */
    private record Type(String name, boolean isPublic, boolean hasMain) {}

    static boolean hasMain(String text) {
        return MAIN.matcher(code(text)).find();
    }

    /** What the file must be called. */
    static String file(String text) {
        List<Type> types = types(code(text));
        return types.stream()
                        .filter(Type::isPublic)
                        .findFirst()
                        .or(() -> types.stream().filter(Type::hasMain).findFirst())
                        .or(() -> types.stream().findFirst())
                        .map(Type::name)
                        .orElse("Main")
                + ".java";
    }

    /** The class that a program begins in, with its package. */
    static String mainClass(Source source) {
        List<String> found = new ArrayList<>();
        for (File file : source.files()) {
            if (Language.JAVA.isEndingOf(file.path())) {
                mainClass(file).ifPresent(found::add);
            }
        }
        return found.stream()
                .filter(name -> name.equals("Main") || name.endsWith(".Main"))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElse("Main");
    }

    private static Optional<String> mainClass(File file) {
        String code = code(file.text());
        if (!MAIN.matcher(code).find()) {
            return Optional.empty();
        }
        Matcher matcher = PACKAGE.matcher(code);
        String before = matcher.find() ? matcher.group(1) + "." : "";
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return Optional.of(
                before
                        + types(code).stream()
                                .filter(Type::hasMain)
                                .map(Type::name)
                                .findFirst()
                                // Without a class around main, the file's name is the class's.
                                .orElse(name.replaceFirst("\\.java$", "")));
    }

    private static List<Type> types(String code) {
        List<Type> types = new ArrayList<>();
        int at = 0;
        Matcher type = TYPE.matcher(code);
        while (type.find(at)) {
            int open = code.indexOf('{', type.end());
            int end = open < 0 ? code.length() : close(code, open);
            String body = open < 0 ? "" : code.substring(open, end);
            types.add(new Type(type.group(2), type.group(1) != null, MAIN.matcher(body).find()));
            at = end;
        }
        return types;
    }

    private static int close(String code, int open) {
        int depth = 0;
        for (int i = open; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return code.length();
    }

    private static String code(String text) {
        return NO_CODE.matcher(text).replaceAll(" ");
    }
}
