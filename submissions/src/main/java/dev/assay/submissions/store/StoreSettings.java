package dev.assay.submissions.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param data folder of the embedded database
 * @param postgres a PostgreSQL database to use instead
 */
public record StoreSettings(Path data, Optional<Postgres> postgres) {

    /**
     * A PostgreSQL database.
     *
     * @param url such as {@code jdbc:postgresql://localhost:5432/assay}
     */
    public record Postgres(String url, String user, String password) {

        @Override
        public String toString() {
            return "Postgres[" + user + "]"; // a URL may hold a password as well
        }
    }

    /** The embedded database in a folder. */
    public static StoreSettings embedded(Path data) {
        return new StoreSettings(data, Optional.empty());
    }

    /**
     * What the environment names: {@code ASSAY_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}.
     */
    public static StoreSettings ofEnvironment(Path data) {
        return of(
                data,
                System.getenv("ASSAY_DATABASE_URL"),
                System.getenv("ASSAY_DATABASE_USER"),
                System.getenv("ASSAY_DATABASE_PASSWORD"));
    }

    private static StoreSettings of(
            Path data, @Nullable String url, @Nullable String user, @Nullable String password) {
        if (url == null || url.isBlank()) {
            return embedded(data);
        }
        return new StoreSettings(
                data,
                Optional.of(
                        new Postgres(
                                url, user == null ? "" : user, password == null ? "" : password)));
    }
}
