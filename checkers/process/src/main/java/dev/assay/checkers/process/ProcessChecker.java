package dev.assay.checkers.process;

import dev.assay.checkers.process.Processes.OutOfServiceException;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Service;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code process.check}: a program of the author's own, in any language, says what an answer is
 * worth. It is run in the sandbox and gets the answer as data; nothing of the answer is run.
 *
 * <p>What it does wrong is no mark: {@code failed}, with what it wrote to standard error.
 */
@MetaInfServices(CheckerType.class)
public final class ProcessChecker implements CheckerType<ProcessConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "process.check",
                    1,
                    Cost.HEAVY,
                    "Asks a program of your own, in any language: JSON in, JSON out");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<ProcessConfig> configType() {
        return ProcessConfig.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Sandbox.class, Processes.class);
    }

    @Override
    public Check bind(ProcessConfig config, BindContext context) throws InvalidConfigException {
        Program program = Program.of(config, context);
        return new ProcessCheck(
                context.service(Sandbox.class),
                context.service(Processes.class),
                program,
                context.question(),
                config.settings());
    }

    private record ProcessCheck(
            Sandbox sandbox,
            Processes processes,
            Program program,
            QuestionView question,
            Map<String, String> settings)
            implements Check {

        /** A reply proves by its id that it belongs to the request, and not to the one before. */
        private static final SecureRandom IDS = new SecureRandom();

        @Override
        public Outcome check(Answer answer, CheckContext context) throws Exception {
            if (answer.isBlank()) {
                return Outcome.ungradable("the answer is empty");
            }
            byte[] random = new byte[12];
            IDS.nextBytes(random);
            String id = HexFormat.of().formatHex(random);
            String line = Request.line(id, question, settings, answer, context);
            Said said;
            try {
                said = processes.ask(sandbox, program, line);
            } catch (OutOfServiceException e) {
                return new Outcome.Failed("process.check: " + e.getMessage(), true);
            }
            Optional<String> reply = said.line();
            if (reply.isEmpty()) {
                return failed(answer, ended(said.ran()), said.ran(), true);
            }
            try {
                Outcome outcome = Reply.read(reply.get(), id, program.persistent(), answer);
                processes.worked(program);
                return outcome;
            } catch (Reply.Mistake e) {
                return failed(answer, String.valueOf(e.getMessage()), said.ran(), false);
            }
        }

        private Outcome failed(Answer answer, String why, Ran ran, boolean retryable) {
            String errors = ran.errors();
            String last = Traceback.lastLine(errors);
            processes.failed(program, answer, last.isEmpty() ? why : why + ", and wrote: " + last);
            String place = Traceback.place(errors, program.files().keySet()).orElse(program.name());
            String wrote = errors.isBlank() ? "" : "; it wrote: " + Traceback.end(errors);
            return new Outcome.Failed("process.check: " + place + ": " + why + wrote, retryable);
        }

        private static String ended(Ran ran) {
            return switch (ran.end()) {
                case EXITED -> "it ended with status " + ran.status() + " and without a reply";
                case SIGNALLED -> "it was ended by signal " + ran.status();
                case TIME_LIMIT -> "it took too long";
                case MEMORY_LIMIT -> "it used too much memory";
                case OUTPUT_LIMIT -> "it printed too much";
            };
        }
    }
}
