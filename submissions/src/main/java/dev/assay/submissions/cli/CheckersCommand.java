package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.NearNames;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.JarState;
import dev.assay.plugin.LivePlugins;
import dev.assay.plugin.Plugin;
import dev.assay.plugin.Refused;
import dev.assay.submissions.courses.CheckerViews;
import dev.assay.submissions.courses.PluginViews;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists checkers, or shows one. */
@Command(
        name = "checkers",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "List the checkers that rubrics may name, or show one with its settings.")
final class CheckersCommand extends ConsoleCommand {

    private static final int COST = 8;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "Such as text.keyword.")
    private @Nullable String id;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json.")
    private ReadCommand.ListFormat format = ReadCommand.ListFormat.TABLE;

    @Mixin private DataOption data;

    CheckersCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (LivePlugins plugins = data.plugins()) {
            if (id == null) {
                all(plugins);
            } else {
                one(plugins.catalogue(), id);
            }
            return Exit.DONE;
        }
    }

    private void all(LivePlugins plugins) throws IOException {
        switch (format) {
            case JSON -> {
                ObjectNode json = CheckerViews.all(plugins.catalogue());
                json.set("plugins", PluginViews.all(plugins.jars()));
                JsonOutput.pretty(console.out(), json);
            }
            case TABLE -> table(plugins);
        }
    }

    private void table(LivePlugins plugins) {
        Catalogue catalogue = plugins.catalogue();
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        int widest =
                catalogue.checkers().stream().mapToInt(each -> each.id().length()).max().orElse(0);
        for (Plugin plugin : catalogue.checkers()) {
            String cost = plugin.info().cost().name().toLowerCase(Locale.ROOT);
            String jar = plugin.jar().map(from -> " (" + from.fileName() + ")").orElse("");
            out.println(
                    style.bold(Columns.fit(plugin.id(), widest))
                            + "  v"
                            + Columns.fit(Integer.toString(plugin.info().version()), 3)
                            + Columns.fit(cost, COST)
                            + SafeText.oneLine(plugin.info().summary() + jar));
        }
        for (JarState jar : plugins.jars()) {
            String about =
                    switch (jar.status()) {
                        case DISABLED -> "out of service";
                        case ACTIVE -> jar.rolledBack() ? "an earlier version, gone back to" : "";
                        case REFUSED -> "";
                    };
            if (!about.isEmpty()) {
                out.println(style.doubt(SafeText.oneLine(jar.fileName()) + ": " + about));
            }
        }
        for (Refused refused : catalogue.refused()) {
            out.println(style.bad("not loaded: " + SafeText.oneLine(refused.toString())));
        }
    }

    private void one(Catalogue catalogue, String named) throws InputException, IOException {
        Plugin plugin =
                catalogue
                        .checker(named)
                        .orElseThrow(() -> new InputException(unknown(catalogue, named)));
        ObjectNode json = CheckerViews.one(plugin);
        switch (format) {
            case JSON -> JsonOutput.pretty(console.out(), json);
            case TABLE -> describe(json);
        }
    }

    private void describe(ObjectNode checker) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        out.println(
                "%s  version %d, %s"
                        .formatted(
                                style.bold(checker.path("id").asText()),
                                checker.path("version").asInt(),
                                checker.path("cost").asText()));
        out.println(SafeText.oneLine(checker.path("summary").asText()));
        out.println();
        out.println("Settings, under with:");
        SettingsText.of(checker.path("with"), style, console.width()).forEach(out::println);
        out.println();
        out.println(style.soft("--format json shows the settings as a JSON Schema."));
    }

    private static String unknown(Catalogue catalogue, String named) {
        List<String> near =
                NearNames.near(named, catalogue.checkers().stream().map(Plugin::id).toList());
        return "there is no checker "
                + named
                + (near.isEmpty()
                        ? "; 'assay checkers' lists all"
                        : "; did you mean " + String.join(", ", near) + "?");
    }
}
