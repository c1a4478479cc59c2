package dev.assay.submissions.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The parent pom is the only place that holds versions. */
class VersionsTest {

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    @Test
    void noChildPomHoldsAVersion() throws Exception {
        List<Path> poms = childPoms();
        assertThat(poms).hasSizeGreaterThan(8);
        List<String> found = new ArrayList<>();
        for (Path pom : poms) {
            Element project =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(pom.toFile())
                            .getDocumentElement();
            NodeList versions = project.getElementsByTagName("version");
            for (int i = 0; i < versions.getLength(); i++) {
                Element holder = (Element) versions.item(i).getParentNode();
                if (!holder.getTagName().equals("parent")) {
                    found.add(
                            HOUSE.relativize(pom)
                                    + ": <"
                                    + holder.getTagName()
                                    + "> "
                                    + versions.item(i).getTextContent());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> childPoms() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE, 4)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.equals(HOUSE.resolve("pom.xml")))
                    .toList();
        }
    }
}
