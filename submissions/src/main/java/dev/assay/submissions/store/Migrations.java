package dev.assay.submissions.store;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migrations by name: nothing is searched for, whatever class loader runs this. */
final class Migrations implements ResourceProvider {

    private static final List<String> NAMES =
            List.of(
                    "V1__submissions.sql",
                    "V2__outcomes.sql",
                    "V3__regrades.sql",
                    "V4__reviews.sql",
                    "V5__accounts.sql",
                    "V6__no_alike.sql",
                    "V7__accounts_once.sql",
                    "V8__class_batches.sql",
                    "V9__policies.sql",
                    "V10__batches_by_submission.sql",
                    "V11__ids_at_once.sql",
                    "V12__handed_in_again.sql",
                    "V13__decided.sql");

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return NAMES.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> Arrays.stream(suffixes).anyMatch(name::endsWith))
                .<LoadableResource>map(Script::new)
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Objects.requireNonNull(Migrations.class.getResourceAsStream(name), name),
                    StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
