package dev.assay.submissions.store;

import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of an embedded database whose file could not be written to, so that the next connection
 * opens it anew.
 *
 * <p>H2 2.4 counts the end of a transaction twice when its commit fails, and then whoever begins a
 * statement on any connection waits for ever, busily, for a number that is below zero to be above
 * it; the file stays locked meanwhile. So a database that failed is closed at once, whoever still
 * uses it, and its number is raised so far that nobody waits for it.
 */
final class BrokenFiles implements AgroalPoolInterceptor, ExceptionSorter {

    /** More than all connections together could ever take away from it. */
    private static final int ENOUGH = 1 << 30;

    private static final Counter COUNTER = Counter.find();

    private volatile @Nullable Database current;

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            // Another database looks after itself.
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal own) {
                current = own.getDatabase();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a connection that was just made is closed", e);
        }
    }

    /** Whether a connection that says so is good for nothing any more. */
    @Override
    public boolean isFatal(SQLException e) {
        boolean isAway = Outage.isAway(e);
        Database database = current;
        if (isAway && database != null) {
            MVStore store = database.getStore().getMvStore();
            if (store.isClosed() || store.getPanicException() != null) {
                COUNTER.raise(store);
                database.shutdownImmediately();
            }
        }
        return isAway;
    }

    /** What H2 keeps to itself: how many statements use the store's newest version. */
    private record Counter(VarHandle current, VarHandle count) {

        static Counter find() {
            try {
                MethodHandles.Lookup store =
                        MethodHandles.privateLookupIn(MVStore.class, MethodHandles.lookup());
                MethodHandles.Lookup counter =
                        MethodHandles.privateLookupIn(TxCounter.class, MethodHandles.lookup());
                return new Counter(
                        store.findVarHandle(MVStore.class, "currentTxCounter", TxCounter.class),
                        counter.findVarHandle(TxCounter.class, "counter", int.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this is another H2 than Assay is built with", e);
            }
        }

        void raise(MVStore store) {
            count.setVolatile((TxCounter) current.getVolatile(store), ENOUGH);
        }
    }
}
