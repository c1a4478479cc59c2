package dev.assay.submissions.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The store on PostgreSQL. */
class PostgresStoreTest extends StoreContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }

    @Override
    Connection connect(StoreSettings settings) throws Exception {
        StoreSettings.Postgres to = settings.postgres().orElseThrow();
        return DriverManager.getConnection(to.url(), to.user(), to.password());
    }

    @Override
    void cut(StoreSettings settings) throws Exception {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                            + " current_database() and pid <> pg_backend_pid()");
        }
    }
}
