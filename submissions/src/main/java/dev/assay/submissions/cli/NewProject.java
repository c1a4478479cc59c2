package dev.assay.submissions.cli;

import dev.assay.submissions.scaffold.Installation;
import dev.assay.submissions.scaffold.Projects;
import dev.assay.submissions.scaffold.ScaffoldException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a new project goes, and what is said of it. */
final class NewProject {

    @Option(
            names = "--in",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder that the project's folder is made in. Default: this one")
    Path in = Path.of(".");

    /** Makes the files of a project. */
    @FunctionalInterface
    interface Making {
        List<Path> make(Projects projects, Path in) throws ScaffoldException, IOException;
    }

    /** Makes a project and says what is in it and what to do next. */
    int make(Console console, String what, Making making) throws InputException, IOException {
        if (Files.exists(in) && !Files.isDirectory(in)) {
            throw new InputException("--in " + in + ": is no folder");
        }
        Path home =
                Installation.home()
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                "this program does not lie beside its launcher;"
                                                        + " start it with ./assay"));
        List<Path> files;
        try {
            files = making.make(new Projects(home, Version.ofProgram()), in.normalize());
        } catch (ScaffoldException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
        PrintWriter out = console.out();
        out.println(what);
        files.forEach(file -> out.println("  " + file));
        Path folder = files.getLast().getParent();
        out.println();
        out.println("Next, which builds, tests, serves and grades:");
        out.println("  cd " + quoted(String.valueOf(folder)) + " && ./try");
        return Exit.DONE;
    }

    private static String quoted(String path) {
        return path.matches("[\\w./+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
