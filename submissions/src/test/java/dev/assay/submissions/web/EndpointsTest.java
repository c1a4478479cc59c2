package dev.assay.submissions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of who may do what has a row for each endpoint that there is, and for no other. */
class EndpointsTest {

    private static Map<String, JavaMethod> handlers() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.assay.submissions")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .collect(
                                Collectors.toMap(
                                        EndpointsTest::name,
                                        Function.identity(),
                                        (one, two) -> one,
                                        TreeMap::new));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    @Test
    void everyEndpointStandsInTheTable() {
        List<String> rows = Endpoints.all().stream().map(Endpoints.Row::handler).toList();
        assertThat(rows)
                .as("a new endpoint says here what becomes of whose request")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(handlers().keySet());
    }

    @Test
    void everyRowIsARequestToItsEndpoint() {
        Map<String, JavaMethod> handlers = handlers();
        for (Endpoints.Row row : Endpoints.all()) {
            JavaMethod method = handlers.get(row.handler());
            assertThat(row.statuses()).as(row.handler()).hasSize(Endpoints.Who.values().length);
            assertThat(
                            method.getAnnotations().stream()
                                    .map(each -> each.getRawType().getSimpleName()))
                    .as(row.handler())
                    .contains(row.method());
            String template = path(method.getOwner().getAnnotationOfType(Path.class).value());
            if (method.isAnnotatedWith(Path.class)) {
                template += path(method.getAnnotationOfType(Path.class).value());
            }
            assertThat(row.path())
                    .as(row.handler())
                    .matches(template.replaceAll("\\{[a-z]+(: [^}]+)?}", "[^/]+"));
        }
    }

    private static String path(String written) {
        return written.startsWith("/") ? written : "/" + written;
    }
}
