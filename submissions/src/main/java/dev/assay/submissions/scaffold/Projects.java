package dev.assay.submissions.scaffold;

import dev.assay.spi.SpiVersion;
import dev.assay.submissions.scaffold.Template.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes new projects.
 *
 * @param home where Assay is installed
 * @param version of Assay
 */
public record Projects(Path home, String version) {

    /** What a checker may be written in. */
    public enum Language {
        JAVA,
        PYTHON
    }

    private static final Template JAVA =
            new Template(
                    "java",
                    List.of(
                            new Entry("Checker.java.txt", "src/main/java/@path@/@class@.java"),
                            new Entry(
                                    "examples.yaml",
                                    "src/main/resources/META-INF/assay/@id@.examples.yaml"),
                            new Entry(
                                    "CheckerTest.java.txt",
                                    "src/test/java/@path@/@class@Test.java"),
                            new Entry(
                                    "services",
                                    "src/main/resources/META-INF/services/dev.assay.spi.CheckerType"),
                            new Entry("pom.xml", "pom.xml"),
                            new Entry("course.yaml", "course/course.yaml"),
                            new Entry("question.yaml", "course/questions/001-first.yaml"),
                            new Entry("README.md", "README.md"),
                            new Entry("gitignore", ".gitignore"),
                            new Entry("try", "try")));

    private static final Template PYTHON =
            new Template(
                    "python",
                    List.of(
                            new Entry("checker.py.txt", "course/files/@name@.py"),
                            new Entry("test_checker.py.txt", "test_checker.py"),
                            new Entry("course.yaml", "course/course.yaml"),
                            new Entry("question.yaml", "course/questions/001-first.yaml"),
                            new Entry("README.md", "README.md"),
                            new Entry("try", "try")));

    private static final Template COURSE =
            new Template(
                    "course",
                    List.of(
                            new Entry("course.yaml", "course.yaml"),
                            new Entry("question.yaml", "questions/001-first.yaml"),
                            new Entry("sample-sheet.txt", "sample-sheet.txt"),
                            new Entry("README.md", "README.md"),
                            new Entry("try", "try")));

    /**
     * Makes a project for a checker in a folder.
     *
     * @return its files, those to edit first
     * @throws ScaffoldException when something is there already
     */
    public List<Path> checker(ProjectName name, Language language, Path in)
            throws ScaffoldException, IOException {
        Template template =
                switch (language) {
                    case JAVA -> JAVA;
                    case PYTHON -> PYTHON;
                };
        return template.make(in.resolve(name.text()), values(name));
    }

    /**
     * Makes a course in a folder.
     *
     * @return its files, those to edit first
     * @throws ScaffoldException when something is there already
     */
    public List<Path> course(ProjectName name, Path in) throws ScaffoldException, IOException {
        return COURSE.make(in.resolve(name.text()), values(name));
    }

    private Map<String, String> values(ProjectName name) {
        Map<String, String> values = new HashMap<>();
        values.put("name", name.text());
        values.put("course", name.text().replace('.', '-'));
        values.put("title", name.title());
        values.put("id", name.checkerId());
        values.put("class", name.className());
        values.put("package", name.packageName());
        values.put("path", name.packageName().replace('.', '/'));
        values.put("version", version);
        values.put("spi", SpiVersion.CURRENT.toString());
        // Between single quotes of a shell.
        values.put("home", home.toString().replace("'", "'\\''"));
        return values;
    }
}
