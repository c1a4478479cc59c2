package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Judged;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.SandboxException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges calls: here in the server, where no answer can reach. */
final class CallVerdicts {

    private static final double USUAL = 1e-9;

    private final Code code;
    private final Author author;

    CallVerdicts(Code code, Author author) {
        this.code = code;
        this.author = author;
    }

    Judged judge(Call call, int index, Compiled compiled, Ended ended)
            throws SandboxException, InterruptedException, Author.Mistake {
        String problem = compiled.calls().get(index).problem();
        if (!problem.isEmpty()) {
            return judged(
                    call, Verdict.COMPILE_ERROR, "it does not fit the answer: " + problem, "", "");
        }
        Reply reply = ended.calls().get(index);
        if (reply == null) {
            Told told = ended.cutCalls().get(index);
            if (told == null) {
                return judged(call, Verdict.RUNTIME_ERROR, "it was not reached", "", "");
            }
            boolean isRun = !ended.notRun().calls().contains(index);
            String why = isRun ? Stopped.why(told) : Judged.NOT_RUN;
            return judged(call, Stopped.verdict(told), why, "", "");
        }
        return reply.raised().isPresent()
                ? raised(call, reply, reply.raised().get())
                : value(call, reply);
    }

    private Judged raised(Call call, Reply reply, Raised raised) {
        String gave = "threw " + raised.shown(code);
        if (call.raises() != null) {
            return raised.is(call.raises())
                    ? afterwards(call, reply, gave)
                    : judged(
                            call,
                            Verdict.WRONG_ANSWER,
                            "it throws something else",
                            gave,
                            reply.printed());
        }
        boolean isMemory = raised.is("java.lang.OutOfMemoryError");
        return judged(
                call,
                isMemory ? Verdict.MEMORY_LIMIT : Verdict.RUNTIME_ERROR,
                isMemory ? "it takes more memory than it may" : "it does not end well",
                gave,
                reply.printed());
    }

    private Judged value(Call call, Reply reply)
            throws SandboxException, InterruptedException, Author.Mistake {
        if (reply.value().isEmpty()) {
            return call.wantsValue()
                    ? judged(
                            call,
                            Verdict.WRONG_ANSWER,
                            reply.printed().isBlank()
                                    ? "it returns nothing"
                                    : "it prints something and returns nothing",
                            "",
                            reply.printed())
                    : afterwards(call, reply, "");
        }
        Value value = reply.value().get();
        String gave = "gave " + Shown.of(value);
        Optional<String> wrong = wrong(call, value);
        return wrong.isPresent()
                ? judged(call, Verdict.WRONG_ANSWER, wrong.get(), gave, reply.printed())
                : afterwards(call, reply, gave);
    }

    private Optional<String> wrong(Call call, Value value)
            throws SandboxException, InterruptedException, Author.Mistake {
        if (call.raises() != null) {
            return Optional.of("nothing is thrown");
        }
        if (call.type() != null && !Names.isAmong(call.type(), value.classes())) {
            return Optional.of("it is of another type");
        }
        Same same = same(call);
        if (call.value() != null) {
            return same.difference(value, call.value());
        }
        return call.sameAs() == null
                ? Optional.empty()
                : same.difference(value, author.value(call.sameAs()));
    }

    static Same same(Call call) {
        return new Same(
                call.rtol() == null ? USUAL : call.rtol(),
                call.atol() == null ? USUAL : call.atol());
    }

    /** What else must hold of a call whose value is right. */
    private static Judged afterwards(Call call, Reply reply, String gave) {
        if (call.raises() != null && reply.raised().isEmpty()) {
            return judged(call, Verdict.WRONG_ANSWER, "nothing is thrown", gave, reply.printed());
        }
        if (call.prints() != null && !isPrinted(call.prints(), reply.printed())) {
            return judged(
                    call,
                    Verdict.WRONG_ANSWER,
                    "what is printed is something else",
                    gave,
                    reply.printed());
        }
        if (call.takesLessThan() != null && reply.seconds() >= call.takesLessThan()) {
            return judged(call, Verdict.TIME_LIMIT, "it takes too long", gave, reply.printed());
        }
        return judged(call, Verdict.ACCEPTED, "", gave, reply.printed());
    }

    static boolean isPrinted(String wanted, String printed) {
        return lines(wanted).equals(lines(printed));
    }

    private static String lines(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    }

    private static Judged judged(
            Call call, Verdict verdict, String wrong, String gave, String printed) {
        return new Judged(
                call.name(),
                call.weight() == null ? BigDecimal.ONE : call.weight(),
                call.show() == null ? Show.RESULT : call.show(),
                wanted(call),
                verdict,
                wrong,
                gave,
                printed,
                "",
                "");
    }

    private static String wanted(Call call) {
        StringBuilder words = new StringBuilder();
        add(words, "value", call.value());
        add(words, "same as", call.sameAs());
        add(words, "type", call.type());
        add(words, "throws", call.raises());
        add(words, "prints", call.prints() == null ? null : "'" + call.prints().strip() + "'");
        add(words, "takes less than", call.takesLessThan());
        return words.toString();
    }

    private static void add(StringBuilder words, String name, @Nullable Object value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
