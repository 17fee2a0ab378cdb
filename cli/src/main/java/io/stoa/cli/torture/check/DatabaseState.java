package io.stoa.cli.torture.check;

import io.stoa.cli.torture.check.FinalState.Job;
import io.stoa.cli.torture.world.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the rows of some apps, and changes none. */
public final class DatabaseState implements AutoCloseable {

    private final Connection connection;
    private final Long[] apps;

    private DatabaseState(Connection connection, Long[] apps) {
        this.connection = connection;
        this.apps = apps;
    }

    public static DatabaseState open(DatabaseAddress address, List<String> appleItemIds) throws SQLException {
        Connection connection = address.open();
        connection.setReadOnly(true);
        return new DatabaseState(
                connection, appleItemIds.stream().map(Long::valueOf).toArray(Long[]::new));
    }

    /** Ingestions that are not at their end, and notifications that wait to be tried again. */
    public long unfinished() throws SQLException {
        // notifications first: one that is acted on between the two is a job in the second
        long waiting =
                count("select count(*) from notification where apple_item_id = any(?) and next_try_at is not null");
        return waiting
                + count("select count(*) from ingestion_job where apple_item_id = any(?)"
                        + " and state not in ('PUBLISHED', 'REJECTED')");
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(rows(query).get(0).get(0));
    }

    /** Notifications that were not accepted, or of which something is left to do. */
    Map<String, String> undone() throws SQLException {
        Map<String, String> undone = new TreeMap<>();
        rows("select lower(apple_id), verdict, coalesce(next_try_at, 0) from notification where apple_item_id = any(?)"
                        + " and (verdict <> 'ACCEPTED' or next_try_at is not null)")
                .forEach(row -> undone.put(row.get(0), row.get(1) + ", to be tried again at " + row.get(2)));
        return undone;
    }

    Map<String, Integer> notifications() throws SQLException {
        Map<String, Integer> times = new TreeMap<>();
        rows("select lower(apple_id), count(*) from notification where apple_item_id = any(?) group by lower(apple_id)")
                .forEach(row -> times.put(row.get(0), Integer.valueOf(row.get(1))));
        return times;
    }

    List<Job> jobs() throws SQLException {
        return rows("select coalesce(announced_version, package_version_id), state,"
                        + " coalesce(failure_code || ': ' || failure_sentence, '')"
                        + " from ingestion_job where apple_item_id = any(?)")
                .stream()
                .map(row -> new Job(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    Map<String, Integer> publications() throws SQLException {
        Map<String, Integer> revisions = new TreeMap<>();
        rows("select apple_version_id, revision from publication where apple_item_id = any(?)")
                .forEach(row -> revisions.put(row.get(0), Integer.valueOf(row.get(1))));
        return revisions;
    }

    /** Every asset a published package names. */
    List<PublishedAsset> publishedAssets() throws SQLException {
        return rows("select a.package_version_id, lower(a.public_id), a.sha256 from package_asset a join publication p"
                        + " on p.package_version_id = a.package_version_id where p.apple_item_id = any(?)")
                .stream()
                .map(row -> new PublishedAsset(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    Set<String> licences() throws SQLException {
        Set<String> numbers = new HashSet<>();
        rows("select license_id from license where apple_item_id = any(?)").forEach(row -> numbers.add(row.get(0)));
        return numbers;
    }

    /** Families in which a token has two children that both were used, of any app. */
    List<String> forkedFamilies() throws SQLException {
        String used =
                "select t.family_id, t.parent_hash from refresh_token t join refresh_family f on f.id = t.family_id"
                        + " where t.parent_hash is not null and (t.token_hash = f.used_last"
                        + " or exists (select 1 from refresh_token c where c.parent_hash = t.token_hash))";
        try (PreparedStatement statement = connection.prepareStatement(
                "select family_id from (" + used + ") u group by family_id, parent_hash having count(*) > 1")) {
            return read(statement).stream().map(row -> row.get(0)).toList();
        }
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("bigint", apps));
            return read(statement);
        }
    }

    private static List<List<String>> read(PreparedStatement statement) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(results.getString(column));
                }
                rows.add(List.copyOf(row));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
