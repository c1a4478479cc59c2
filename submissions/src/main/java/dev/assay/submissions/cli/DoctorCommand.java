package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Refused;
import dev.assay.spi.Finding;
import dev.assay.spi.Finding.Level;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what works on this machine, what is missing and how to get it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Show what works on this machine, what is missing, and how to get it.")
final class DoctorCommand extends ConsoleCommand {

    private static final int SUBJECT = 24;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json.")
    private ReadCommand.ListFormat format = ReadCommand.ListFormat.TABLE;

    @Option(
            names = "--packages",
            description = "Print only the Debian packages that would mend what is missing.")
    private boolean packages;

    @Mixin private DataOption data;

    DoctorCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (Catalogue catalogue = data.load()) {
            if (packages) {
                packages(catalogue.services().probe());
                return Exit.DONE;
            }
            List<Finding> findings = new ArrayList<>(Machine.findings());
            findings.add(checkers(catalogue));
            catalogue.refused().forEach(refused -> findings.add(refused(refused)));
            findings.addAll(catalogue.services().probe());
            switch (format) {
                case JSON -> JsonOutput.pretty(console.out(), json(findings));
                case TABLE -> table(findings);
            }
            return Exit.DONE;
        }
    }

    private void packages(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.level() != Level.OK)
                .flatMap(finding -> finding.debianPackages().stream())
                .distinct()
                .sorted()
                .forEach(console.out()::println);
    }

    private static Finding checkers(Catalogue catalogue) {
        int count = catalogue.checkers().size();
        return count > 0
                ? Finding.ok("checkers", count + " found; 'assay checkers' lists them")
                : new Finding(
                        "checkers",
                        Level.MISSING,
                        "none found",
                        "build Assay anew, or put a jar of checkers into DATA/plugins",
                        List.of());
    }

    private static Finding refused(Refused refused) {
        return new Finding(
                refused.origin(), Level.MISSING, refused.reason(), refused.mend(), List.of());
    }

    private static ObjectNode json(List<Finding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", Version.ofProgram());
        var list = json.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode each = list.addObject();
            each.put("subject", finding.subject());
            each.put("level", finding.level().name().toLowerCase(Locale.ROOT));
            each.put("message", finding.message()).put("mend", finding.mend());
            finding.debianPackages().forEach(each.putArray("debianPackages")::add);
        }
        return json;
    }

    private void table(List<Finding> findings) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        for (Finding finding : findings) {
            String subject = Columns.fit(SafeText.oneLine(finding.subject()), SUBJECT);
            String sign =
                    switch (finding.level()) {
                        case OK -> style.good("ok      ");
                        case LIMITED -> style.doubt("limited ");
                        case MISSING -> style.bad("missing ");
                    };
            out.println(sign + " " + subject + " " + SafeText.oneLine(finding.message()));
            if (!finding.mend().isEmpty()) {
                out.println(" ".repeat(SUBJECT + 10) + "→ " + SafeText.oneLine(finding.mend()));
            }
        }
    }
}
