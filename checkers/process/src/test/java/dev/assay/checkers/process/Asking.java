package dev.assay.checkers.process;

import dev.assay.checkers.execution.sandbox.SandboxProvider;
import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.spi.Outcome;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Binds {@code process.check} as a course does, and asks it. */
final class Asking implements AutoCloseable {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final Catalogue catalogue = Catalogue.load();

    /** Skips a test, and says loudly why, where there is no sandbox. */
    static void needsASandbox() {
        Finding sandbox = new SandboxProvider().probe().getFirst();
        if (sandbox.level() == Level.MISSING) {
            skip("NOT TESTED: programs in the sandbox: " + sandbox.message());
        }
    }

    /** Skips a test, and says loudly why, where no such program is installed. */
    static void needs(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (new File(folder, program).canExecute()) {
                return;
            }
        }
        skip("NOT TESTED: programs for " + program + ", which is not installed");
    }

    private static void skip(String why) {
        System.getLogger(Asking.class.getName()).log(System.Logger.Level.ERROR, why);
        throw new TestAbortedException(why);
    }

    /** A check with these settings, as YAML; with a script of the course at files/check. */
    SingleCheck bind(String config, String script) {
        StringBuilder yaml = new StringBuilder("- title: t\n  config: {" + config + "}\n");
        yaml.append("  files:\n    files/check.py: |\n");
        script.lines().forEach(line -> yaml.append("      ").append(line).append('\n'));
        yaml.append("  rows:\n    - {answer: a, score: 1}\n");
        List<Object> problems = new ArrayList<>();
        Entry entry =
                ExampleTableReader.parse("process.check", "t.yaml", yaml.toString(), problems::add)
                        .map(ExampleTable::entries)
                        .orElseThrow(() -> new AssertionError(problems + "\n" + yaml))
                        .getFirst();
        return new TableRun("process.check", catalogue)
                .bind(entry, entry.about(), problems::add)
                .orElseThrow(() -> new AssertionError(problems.toString()));
    }

    static Outcome ask(SingleCheck check, String answer) throws Exception {
        return check.check(Answer.of(answer), TIME);
    }

    @Override
    public void close() {
        catalogue.close();
    }
}
