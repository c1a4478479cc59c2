package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;

/** Only what the database is to blame for is its outage. */
class OutageTest {

    private static RuntimeException from(SQLException e) {
        return new IllegalStateException("in the middle of something", e);
    }

    @Test
    void aFullDiskIsToldAsOne() {
        SQLException closed =
                new SQLNonTransientConnectionException(
                        "The database has been closed", "90098", 90098);
        closed.initCause(
                new IllegalStateException(
                        "Writing failed",
                        new IOException(new IOException("No space left on device"))));
        assertThat(Outage.of(from(closed)).orElseThrow()).contains("disk", "full");
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsAway() {
        for (SQLException e :
                new SQLException[] {
                    new SQLException("terminating connection", "57P01"),
                    new SQLException("refused", "08001"),
                    new SQLException("could not extend file", "53100"),
                    new SQLException("General error: MVStoreException", "HY000", 50_000),
                    new SQLNonTransientConnectionException("closed", "90098", 90_098),
                    new BatchUpdateException("closed", "90098", 90_098, new int[0])
                }) {
            assertThat(Outage.of(from(e)).orElseThrow()).contains("does not answer");
        }
    }

    @Test
    void whatWasAskedWronglyIsNoOutage() {
        assertThat(Outage.of(from(new SQLException("syntax error", "42601")))).isEmpty();
        assertThat(Outage.of(from(new SQLException("unique", "23505", 23_505)))).isEmpty();
        assertThat(Outage.of(new IllegalStateException("a bug"))).isEmpty();
    }
}
