package dev.assay.checkers.execution.program;

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
 */
record CompileError(List<Message> messages, String said) {

    private static final int MOST = 5;
    private static final int LONGEST = 300;
    private static final int MOST_SAID = 2_000;

    private static final Pattern AT =
            Pattern.compile("(?:\\./)?([^\\s:][^:]*):(\\d+):(?:\\d+:)? (?:fatal )?error: (.*)");
    private static final Pattern UNDEFINED =
            Pattern.compile(".*(?:undefined reference to|multiple definition of) .*");

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

    /** The compiler was stopped. */
    static CompileError limit(String why) {
        return new CompileError(List.of(new Message(Optional.empty(), 0, why)), "");
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
                messages.stream().distinct().toList(), Texts.cut(Texts.clean(said), MOST_SAID));
    }

    private static int number(String digits) {
        return digits.length() > 9 ? 1 : Math.max(1, Integer.parseInt(digits));
    }

    private static String text(String text) {
        return Texts.cut(Texts.clean(text.strip()), LONGEST);
    }
}
