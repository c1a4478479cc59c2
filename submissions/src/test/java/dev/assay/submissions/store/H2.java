package dev.assay.submissions.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database, as the tests of the store need it. */
final class H2 {

    private H2() {}

    /** A fresh database. */
    static StoreSettings database(Path data) {
        return StoreSettings.embedded(data.resolve("not there yet"));
    }

    /** A connection past the store. */
    static Connection connect(StoreSettings settings) throws SQLException {
        Path file = settings.data().toAbsolutePath().resolve("assay");
        return DriverManager.getConnection(
                "jdbc:h2:steady:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    }

    /** Cuts all connections of a store. */
    static void cut(StoreSettings settings) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }
}
