package dev.assay.submissions.cli;

import dev.assay.plugin.Catalogue;
import dev.assay.spi.InstallableRuntime;
import dev.assay.submissions.export.SafeText;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs what answers are run with. */
@Command(
        name = "runtime",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Install what answers are run with, beside what the system has.",
        description = {
            "",
            "'assay runtime add python-torch' makes a Python environment of Assay's own, with"
                    + " today's",
            "PyTorch; packages named behind it are added. From then on answers are run with it:",
            "'assay doctor' shows which one is chosen and why. 'assay runtime list' lists what"
                    + " there is.",
            ""
        })
final class RuntimeCommand extends ConsoleCommand {

    /** What is to be done. */
    enum Action {
        LIST,
        ADD
    }

    @Parameters(index = "0", paramLabel = "ACTION", description = "list or add.")
    private Action action = Action.LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The runtime to add.")
    private String name = "";

    @Parameters(
            index = "2..*",
            paramLabel = "PACKAGE",
            description = "More packages for it, by the names of its own package manager.")
    private List<String> packages = List.of();

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    RuntimeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        try (Catalogue catalogue = data.open(console)) {
            List<InstallableRuntime> all = catalogue.services().runtimes();
            return switch (action) {
                case LIST -> {
                    all.forEach(each -> console.out().println(each.name() + "  " + each.summary()));
                    yield Exit.DONE;
                }
                case ADD -> add(all);
            };
        }
    }

    private int add(List<InstallableRuntime> all) {
        InstallableRuntime runtime =
                all.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "name a runtime: "
                                                        + all.stream()
                                                                .map(InstallableRuntime::name)
                                                                .collect(
                                                                        Collectors.joining(", "))));
        try {
            String made = runtime.install(packages, this::say);
            console.out().println(SafeText.oneLine(made));
            return Exit.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        } catch (Exception e) { // a package manager fails in many ways; it says which
            say(String.valueOf(e.getMessage()));
            return Exit.FAILED;
        }
    }

    private void say(String line) {
        console.err().println("assay: " + SafeText.oneLine(line));
        console.err().flush();
    }
}
