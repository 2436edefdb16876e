package io.touchline.api;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sets the parameters of a statement one after the other, columns of rows as arrays for {@code unnest}. Arrays have the
 * type of their elements, since the driver sends only those in binary form; the others it writes out, quotes and all, and
 * PostgreSQL reads them again. Null elements are NULL.
 */
public final class SqlParameters {

    private final PreparedStatement statement;
    private int last;

    public SqlParameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** The index of the next parameter, which the caller sets. */
    public int next() {
        return ++last;
    }

    public <T> void texts(List<T> rows, Function<T, String> column) throws SQLException {
        set("text", rows.stream().map(column).toArray(String[]::new));
    }

    public <T> void bytes(List<T> rows, Function<T, byte[]> column) throws SQLException {
        set("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    public <T> void uuids(List<T> rows, Function<T, UUID> column) throws SQLException {
        set("uuid", rows.stream().map(column).toArray(UUID[]::new));
    }

    public <T> void smallInts(List<T> rows, Function<T, Integer> column) throws SQLException {
        set("int2", rows.stream().map(row -> column.apply(row).shortValue()).toArray(Short[]::new));
    }

    public <T> void integers(List<T> rows, Function<T, Integer> column) throws SQLException {
        set("int4", rows.stream().map(column).toArray(Integer[]::new));
    }

    public <T> void bigInts(List<T> rows, Function<T, Long> column) throws SQLException {
        set("int8", rows.stream().map(column).toArray(Long[]::new));
    }

    public <T> void doubles(List<T> rows, Function<T, Double> column) throws SQLException {
        set("float8", rows.stream().map(column).toArray(Double[]::new));
    }

    public <T> void booleans(List<T> rows, Function<T, Boolean> column) throws SQLException {
        set("bool", rows.stream().map(column).toArray(Boolean[]::new));
    }

    /** As text, so that the driver does not go through the machine's time zone. */
    public <T> void moments(List<T> rows, Function<T, Instant> column) throws SQLException {
        set(
                "timestamptz",
                rows.stream()
                        .map(column)
                        .map(moment -> moment == null ? null : moment.toString())
                        .toArray(String[]::new));
    }

    private void set(String type, Object[] values) throws SQLException {
        statement.setArray(next(), statement.getConnection().createArrayOf(type, values));
    }
}
