package dev.assay.submissions.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the database is away, rather than something wrong with what it was asked. H2 closes its
 * file for good when it can't be written to; only connections that are made anew open it again.
 */
public final class Outage {

    /** Classes of SQL states: no connection, too few resources, an operator's doing. */
    private static final String CONNECTION = "08";

    private static final String RESOURCES = "53";
    private static final String OPERATOR = "57P";

    /** H2's "general error": what its file's store says, such as that a commit failed. */
    private static final int H2_GENERAL = 50_000;

    /**
     * H2's "closed" and "broken", which a failed batch tells by its number alone, and its two that
     * say that the file could not be read or written.
     */
    private static final Set<Integer> H2_CLOSED = Set.of(90_098, 90_067, 90_028, 90_031);

    private static final String NO_SPACE = "No space left on device";

    private Outage() {}

    /**
     * What a failure says of the database, for whoever asked it for something.
     *
     * @return empty when the database is not to blame
     */
    public static Optional<String> of(Throwable failure) {
        boolean isAway = false;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException && String.valueOf(at.getMessage()).contains(NO_SPACE)) {
                return Optional.of("the disk that it keeps everything on is full");
            }
            if (at instanceof SQLException database) {
                isAway |= isAway(database);
            }
        }
        return isAway ? Optional.of("its database does not answer") : Optional.empty();
    }

    /** A failure in one line, for a log: H2's messages have whole stacks in them. */
    public static String line(Throwable failure) {
        return String.valueOf(failure).lines().findFirst().orElse("");
    }

    /** Whether a connection that says so is good for nothing any more. */
    static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || state.startsWith(CONNECTION)
                || state.startsWith(RESOURCES)
                || state.startsWith(OPERATOR)
                || e.getErrorCode() == H2_GENERAL
                || H2_CLOSED.contains(e.getErrorCode());
    }
}
