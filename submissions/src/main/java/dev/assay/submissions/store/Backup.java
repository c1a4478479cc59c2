package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * All rows of a store as lines of JSON, the same out of either database, so that what was kept in
 * one can be put into the other.
 */
public final class Backup {

    /** In an order in which each can be put back: what is referred to comes first. */
    private static final List<String> TABLES =
            List.of(
                    "content",
                    "course_revision",
                    "learner",
                    "batch",
                    "submission",
                    "answer",
                    "batch_also",
                    "verdict",
                    "check_list",
                    "outcome",
                    "grade_event",
                    "job",
                    "regrade",
                    "regrade_change",
                    "regrade_event",
                    "look_request",
                    "release_event",
                    "account",
                    "first_account",
                    "audit_event",
                    "policy_event");

    private static final String HISTORY = "flyway_schema_history";
    private static final int FETCH = 200;
    private static final int ROWS_AT_ONCE = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Jdbi jdbi;
    private final boolean isEmbedded;

    Backup(Jdbi jdbi, boolean isEmbedded) {
        this.jdbi = jdbi;
        this.isEmbedded = isEmbedded;
    }

    /** Is given a table's rows, each a line. */
    @FunctionalInterface
    public interface Lines {

        /** Takes a line. */
        void line(String table, String json) throws IOException;
    }

    /** Gives a table's lines. */
    @FunctionalInterface
    public interface Source {

        /** A reader of its lines; it is closed by whoever asked. */
        BufferedReader open(String table) throws IOException;
    }

    /** The store can't take what is to be put back, and why. */
    public static final class NotRestoredException extends Exception {

        private static final long serialVersionUID = 1L;

        NotRestoredException(String message) {
            super(message);
        }
    }

    /** The tables that a backup has. */
    public static List<String> tables() {
        return TABLES;
    }

    /** How new the tables are: the number of the last change to them. */
    public int version() {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        "select \"version\" from \""
                                                + HISTORY
                                                + "\" where \"version\" is not null")
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .mapToInt(Integer::parseInt)
                                .max()
                                .orElse(0));
    }

    /** Writes all rows, as they are at one moment. */
    public void write(Lines lines) throws IOException {
        jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> {
                    // Else all of a table would be in memory before its first row is read.
                    lazily(handle, true);
                    try {
                        for (String table : TABLES) {
                            write(handle, table, lines);
                        }
                    } finally {
                        lazily(handle, false);
                    }
                    return 0;
                });
    }

    private void lazily(Handle handle, boolean isLazy) {
        if (isEmbedded) {
            handle.execute("set lazy_query_execution " + isLazy);
        }
    }

    private static void write(Handle handle, String table, Lines lines) throws IOException {
        Map<String, Integer> columns = columns(handle, table);
        try (var rows =
                handle
                        .createQuery("select * from " + table)
                        .setFetchSize(FETCH)
                        .map((row, context) -> json(row, columns).toString())
                        .stream()) {
            for (String line : (Iterable<String>) rows::iterator) {
                lines.line(table, line);
            }
        }
    }

    private static ObjectNode json(ResultSet row, Map<String, Integer> columns)
            throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            String name = column.getKey();
            switch (column.getValue()) {
                case Types.BIGINT, Types.INTEGER -> json.put(name, row.getLong(name));
                case Types.BOOLEAN, Types.BIT -> json.put(name, row.getBoolean(name));
                case Types.DECIMAL, Types.NUMERIC -> json.put(name, row.getBigDecimal(name));
                case Types.VARCHAR -> json.put(name, row.getString(name));
                case Types.BINARY, Types.VARBINARY -> json.put(name, row.getBytes(name));
                default ->
                        throw new IllegalStateException(
                                "a column of a type that no backup has: " + name);
            }
            if (row.wasNull()) {
                json.putNull(name);
            }
        }
        return json;
    }

    /** A table's columns, by name, each with its type. */
    private static Map<String, Integer> columns(Handle handle, String table) {
        try {
            DatabaseMetaData database = handle.getConnection().getMetaData();
            Map<String, Integer> columns = new LinkedHashMap<>();
            try (ResultSet all = database.getColumns(null, "public", table, null)) {
                while (all.next()) {
                    // An underscore stands for any character there.
                    if (!all.getString("TABLE_NAME").equals(table)) {
                        continue;
                    }
                    columns.put(all.getString("COLUMN_NAME"), all.getInt("DATA_TYPE"));
                }
            }
            if (columns.isEmpty()) {
                throw new IllegalStateException("there is no table " + table);
            }
            return columns;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not describe " + table, e);
        }
    }

    /**
     * Puts all rows back into a store that has none; all of them or, when something is wrong, none.
     *
     * @param version how new the tables were that they came from
     * @throws NotRestoredException when something is there already, or they are of a newer Assay
     */
    public void read(int version, Source source) throws IOException, NotRestoredException {
        if (version > version()) {
            throw new NotRestoredException(
                    "the backup is of a newer Assay: bring this one up to date first");
        }
        for (String table : TABLES) {
            if (jdbi.withHandle(handle -> isFull(handle, table))) {
                throw new NotRestoredException(
                        "there is something in the store already ("
                                + table
                                + "); name a folder or a database that is empty");
            }
        }
        jdbi.inTransaction(
                handle -> {
                    for (String table : TABLES) {
                        try (BufferedReader lines = source.open(table)) {
                            read(handle, table, lines);
                        }
                    }
                    Decisions.find(handle);
                    return 0;
                });
        jdbi.useHandle(Backup::goOnNumbering);
    }

    private static boolean isFull(Handle handle, String table) {
        return handle.createQuery("select 1 from " + table + " limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static void read(Handle handle, String table, BufferedReader lines) throws IOException {
        Map<String, Integer> columns = columns(handle, table);
        String line = lines.readLine();
        while (line != null) {
            // Older backups have fewer columns: the others get what the table says.
            List<String> written =
                    new TreeMap<>(columns)
                            .keySet().stream().filter(MAPPER.readTree(line)::has).toList();
            PreparedBatch batch =
                    handle.prepareBatch(
                            "insert into %s (%s) values (%s)"
                                    .formatted(
                                            table,
                                            String.join(", ", written),
                                            ":" + String.join(", :", written)));
            for (int i = 0; line != null && i < ROWS_AT_ONCE; i++) {
                JsonNode row = MAPPER.readTree(line);
                for (String column : written) {
                    bind(batch, column, Objects.requireNonNull(columns.get(column)), row);
                }
                batch.add();
                line = lines.readLine();
            }
            batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, String column, int type, JsonNode row)
            throws IOException {
        JsonNode value = row.path(column);
        boolean isNull = value.isNull() || value.isMissingNode();
        // A batch takes each column's values as of the type that its first row has there: so a
        // null has the type of the others.
        switch (type) {
            case Types.BIGINT, Types.INTEGER ->
                    batch.bindByType(column, isNull ? null : value.asLong(), Long.class);
            case Types.BOOLEAN, Types.BIT ->
                    batch.bindByType(column, isNull ? null : value.asBoolean(), Boolean.class);
            case Types.DECIMAL, Types.NUMERIC ->
                    batch.bindByType(
                            column,
                            isNull ? null : new BigDecimal(value.asText()),
                            BigDecimal.class);
            case Types.BINARY, Types.VARBINARY ->
                    batch.bindByType(column, isNull ? null : value.binaryValue(), byte[].class);
            default -> batch.bindByType(column, isNull ? null : value.asText(), String.class);
        }
    }

    private record Numbered(String table, String column) {}

    /** New rows are numbered after those that were put back. */
    private static void goOnNumbering(Handle handle) {
        List<Numbered> all =
                handle.createQuery(
                                "select table_name, column_name from information_schema.columns"
                                        + " where table_schema = 'public' and is_identity = 'YES'")
                        .map(
                                (row, context) ->
                                        new Numbered(
                                                row.getString("table_name"),
                                                row.getString("column_name")))
                        .list();
        for (Numbered one : all) {
            long next =
                    handle.createQuery(
                                    "select coalesce(max(%s), 0) + 1 from %s"
                                            .formatted(one.column(), one.table()))
                            .mapTo(Long.class)
                            .one();
            handle.execute(
                    "alter table %s alter column %s restart with %d"
                            .formatted(one.table(), one.column(), next));
        }
    }
}
