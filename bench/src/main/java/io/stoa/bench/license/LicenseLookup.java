package io.stoa.bench.license;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/** The conditions under which the server looks licences up, each with the keys of a random one of the table. */
enum LicenseLookup {
    RENEWAL_BY_NUMBER("license_id in (?)") {
        @Override
        void bind(PreparedStatement query, long row) throws SQLException {
            query.setLong(1, FIRST_NUMBER + row);
        }
    },
    DEVICES_OF_ACCOUNT_AND_APP("account_id in (?) and apple_item_id in (?) and state = 'ACTIVE'") {
        @Override
        void bind(PreparedStatement query, long row) throws SQLException {
            query.setString(1, uuid(md5("account " + row / 20)));
            query.setLong(2, app(row));
        }
    },
    ANSWER_TO_DEVICE_AND_APP("device_hash = ? and request_id = ? and apple_item_id in (?)") {
        @Override
        void bind(PreparedStatement query, long row) throws SQLException {
            query.setString(1, md5("device " + row / 10).repeat(2));
            query.setString(2, String.valueOf(1_000_000 + row));
            query.setLong(3, app(row));
        }
    };

    static final long FIRST_NUMBER = 1_000_000;

    private final String condition;

    LicenseLookup(String condition) {
        this.condition = condition;
    }

    abstract void bind(PreparedStatement query, long row) throws SQLException;

    String sql() {
        return "select * from license where " + condition;
    }

    /**
     * Looks up one random licence after the other, each with a round trip of its own.
     *
     * @return microseconds that one took
     * @throws SQLException when the table has not what was looked for
     */
    double cost(LicenseTable table, Random random, Duration duration) throws SQLException {
        Connection connection = table.connection();
        try (PreparedStatement query = connection.prepareStatement(sql())) {
            long done = 0;
            long begun = System.nanoTime();
            long now = begun;
            while (now - begun < duration.toNanos()) {
                lookUp(query, random.nextLong(table.rows()));
                done++;
                now = System.nanoTime();
            }
            return (now - begun) / 1e3 / done;
        }
    }

    private void lookUp(PreparedStatement query, long row) throws SQLException {
        bind(query, row);
        try (ResultSet found = query.executeQuery()) {
            if (!found.next() && isAlwaysFound(row)) {
                throw new SQLException("Licence " + row + " is not found by: " + sql());
            }
        }
    }

    // one in seven is superseded and so not among the active ones
    private boolean isAlwaysFound(long row) {
        return this != DEVICES_OF_ACCOUNT_AND_APP || row % 7 != 0;
    }

    private static long app(long row) {
        return 6_700_000_000L + row % 10 + row / 20 % 100 * 10;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("MD5 belongs to every Java platform", missing);
        }
    }

    private static String uuid(String hex) {
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    /** As a person says it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
