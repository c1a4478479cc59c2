package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Whether anybody has an account is not guessed where the store does not say. */
class AccountsUnknownTest {

    @Test
    void aStoreThatIsAwayIsNoOpenServer() {
        Jdbi away =
                Jdbi.create(
                        () -> {
                            throw new SQLException("away");
                        });
        Accounts accounts = new Accounts(away, Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(accounts::isAny).isInstanceOf(ConnectionException.class);
        }
    }
}
