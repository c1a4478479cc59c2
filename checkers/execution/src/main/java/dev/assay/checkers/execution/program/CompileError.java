package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.Libraries;
import dev.assay.checkers.execution.sandbox.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a program can't be built.
 *
 * @param messages what is wrong, in the compiler's order
 * @param said all that the compiler said, for graders
 * @param doubt why it may not be the answer's fault; empty when it is
 * @param wants the library that it wants and that is not here; empty for none
 */
record CompileError(
        List<Message> messages, String said, Optional<String> doubt, Optional<String> wants) {

    private static final int MOST = 5;
    private static final int LONGEST = 300;
    private static final int MOST_SAID = 2_000;

    private static final Pattern AT =
            Pattern.compile("(?:\\./)?([^\\s:][^:]*):(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)");
    private static final Pattern UNDEFINED =
            Pattern.compile(".*(?:undefined reference to|multiple definition of) .*");
    private static final Pattern NO_HEADER = Pattern.compile("(\\S+): No such file or directory");
    private static final Pattern NO_PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");

    CompileError {
        messages = List.copyOf(messages);
    }

    /**
     * One thing that is wrong.
     *
     * @param file the file in the box; empty when no line is to blame
     * @param line from 1
     */
    record Message(Optional<Source.File> file, int line, String text) {}

    /** The compiler was stopped by a limit that no author set. */
    static CompileError limit(String why) {
        return new CompileError(
                List.of(new Message(Optional.empty(), 0, why)),
                "",
                Optional.of("the compiler ran into a limit that no question sets"),
                Optional.empty());
    }

    /** The one thing that is wrong with a script. */
    static CompileError of(Message message, String said) {
        return new CompileError(
                List.of(message), Texts.clean(said), Optional.empty(), Optional.empty());
    }

    /** It may not be the answer's fault. */
    CompileError doubtful(String why) {
        return new CompileError(messages, said, Optional.of(why), wants);
    }

    /** Reads what gcc or javac said. */
    static CompileError of(Source source, String said) {
        List<Message> messages = new ArrayList<>();
        for (String line : said.lines().toList()) {
            if (messages.size() == MOST) {
                break;
            }
            Matcher at = AT.matcher(line);
            if (at.matches()) {
                messages.add(
                        new Message(
                                source.file(at.group(1)), number(at.group(2)), text(at.group(3))));
            } else if (UNDEFINED.matcher(line).matches()) {
                String what = line.substring(line.lastIndexOf(": ") + 2);
                messages.add(new Message(Optional.empty(), 0, text(what)));
            }
        }
        if (messages.isEmpty()) {
            messages.add(
                    new Message(
                            Optional.empty(),
                            0,
                            text(
                                    said.lines()
                                            .findFirst()
                                            .orElse("the compiler does not say why"))));
        }
        return new CompileError(
                messages.stream().distinct().toList(),
                Texts.cut(Texts.clean(said), MOST_SAID),
                Optional.empty(),
                messages.stream()
                        .map(each -> library(source, each.text()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** A library that the program names and that is not here. */
    private static Optional<String> library(Source source, String message) {
        boolean isJava = source.language() == Language.JAVA;
        Matcher name = (isJava ? NO_PACKAGE : NO_HEADER).matcher(message);
        if (!name.matches()) {
            return Optional.empty();
        }
        String found = name.group(1);
        return (isJava ? Libraries.isJava(found) : Libraries.isC(found)) && source.names(found)
                ? Optional.of(found)
                : Optional.empty();
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 1 : Math.max(1, Integer.parseInt(digits));
    }

    private static String text(String text) {
        return Texts.cut(Texts.clean(text.strip()), LONGEST);
    }
}
