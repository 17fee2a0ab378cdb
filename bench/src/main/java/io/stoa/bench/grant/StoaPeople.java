package io.stoa.bench.grant;

import io.stoa.bench.stand.Database;
import io.stoa.bench.stand.Stand;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Accounts of Stoa and the tokens of install links that bring devices to them, as rows that the server finds. */
final class StoaPeople {

    /** As long as a real one: a prefix and 43 characters. */
    private static final String SECRET = "lnk_%043d";

    private static final String ACCOUNTS =
            """
            insert into account (id, login, created_at, version)
              select md5('person ' || i)::uuid::text, 'person-' || i || '@kite.example', 1767225600000000, 1
              from generate_series(0, %d - 1) i""";

    private static final String LINKS =
            """
            insert into link_token (token_hash, account_id, apple_item_id, expires_at, exchanges, version)
              select encode(sha256(convert_to('lnk_' || lpad(i::text, 43, '0'), 'UTF8')), 'hex'),
                md5('person ' || i %% %d)::uuid::text, 6950000001,
                (extract(epoch from now() + interval '15 minutes') * 1000000)::bigint, 0, 1
              from generate_series(%d, %d - 1) i""";

    private final Database database;
    private final TokenEndpoint endpoint;
    private final int people;
    private int links;

    StoaPeople(Stand stand, int people) throws SQLException {
        this.database = stand.database();
        this.endpoint = new TokenEndpoint(stand.at("/oauth/token"), "client_id=0b9d6f2c51c74e0f8a33d1b2f0aa7719");
        this.people = people;
        database.execute(ACCOUNTS.formatted(people));
    }

    TokenEndpoint endpoint() {
        return endpoint;
    }

    /** So many exchanges, each with the token of another link. */
    List<byte[]> exchanges(int count) throws SQLException {
        int first = links;
        links += count;
        database.execute(LINKS.formatted(people, first, links));
        return IntStream.range(first, links)
                .mapToObj(link -> endpoint.exchange(SECRET.formatted(link), ""))
                .toList();
    }
}
