package io.stoa.bench.grant;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Report;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.load.LoadResult;
import io.stoa.bench.load.RequestSource;
import io.stoa.bench.peer.Keycloak;
import io.stoa.bench.process.Cores;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Token exchanges of 16 devices at a time, each with the token of another install link, against Keycloak's exchange. */
public final class TokenExchangeBenchmark {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = 256;
    private static final double FLOOR = 5;
    /** More than any server here exchanges in a second; the load ends earlier when they run out. */
    private static final int MOST_A_SECOND = 5_000;

    /** Enough to have everything compiled. */
    private static final int MOST_AT_ONCE = 60_000;

    private final Conditions conditions;
    private final Stand stand;
    private final Keycloak keycloak;
    private final StoaPeople ours;
    private final KeycloakPeople theirs;
    private final HttpLoad toUs;
    private final HttpLoad toThem;

    private TokenExchangeBenchmark(Conditions conditions, Stand stand, Keycloak keycloak)
            throws IOException, InterruptedException, SQLException {
        this.conditions = conditions;
        this.stand = stand;
        this.keycloak = keycloak;
        this.ours = new StoaPeople(stand, PEOPLE);
        this.theirs = new KeycloakPeople(keycloak, PEOPLE);
        this.toUs = new HttpLoad(ours.endpoint().address(), CLIENTS);
        this.toThem = new HttpLoad(theirs.endpoint().address(), CLIENTS);
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh("tokens-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"));
                Stand stand = Stand.start(conditions.server(), workplace, apple.configuration());
                Keycloak keycloak = KeycloakPeople.start(stand, workplace, PEOPLE)) {
            return new TokenExchangeBenchmark(conditions, stand, keycloak).measure();
        }
    }

    private Report measure() throws IOException, InterruptedException, SQLException {
        warmUp();
        Cores.pin(List.of(stand.process(), keycloak.process()));
        LoadedServer us =
                new LoadedServer("token exchanges for access and refresh token", stand.process(), stand.database());
        LoadedServer both = new LoadedServer(
                "Keycloak's token exchanges for access and refresh token", keycloak.process(), stand.database());
        LoadedServer light = new LoadedServer(
                "Keycloak's token exchanges for an access token alone", keycloak.process(), stand.database());
        for (int round = 0; round < conditions.rounds(); round++) {
            both.measure(limit -> theirs(TokenEndpoint.REFRESH_TOKEN, limit), conditions.round());
            us.measure(this::ours, conditions.round());
            light.measure(limit -> theirs(TokenEndpoint.ACCESS_TOKEN, limit), conditions.round());
        }
        return new Report(
                "tokens",
                conditions.server().word(),
                List.of(keycloak.command()),
                versions(),
                List.of(
                        new Figure("token exchange", us.measured(), both.measured(), Goal.atLeast(FLOOR)),
                        new Figure(
                                "token exchange against a lighter one", us.measured(), light.measured(), Goal.none())),
                List.of(
                        "One core for the servers, of which one works at a time, the other for the generator; PostgreSQL on"
                                + " both.",
                        us.costs(),
                        both.costs(),
                        light.costs()));
    }

    // on all cores: on one, what is compiled and what is answered would wait for each other
    private void warmUp() throws IOException, InterruptedException, SQLException {
        ours(conditions.warmUp()).allAnswered(200);
        Duration half = conditions.warmUp().dividedBy(2);
        theirs(TokenEndpoint.REFRESH_TOKEN, half).allAnswered(200);
        theirs(TokenEndpoint.ACCESS_TOKEN, half).allAnswered(200);
    }

    private LoadResult ours(Duration limit) throws IOException, InterruptedException, SQLException {
        int most = Math.min(MOST_AT_ONCE, (int) limit.toSeconds() * MOST_A_SECOND);
        return toUs.run(RequestSource.each(ours.exchanges(most)), limit);
    }

    private LoadResult theirs(String type, Duration limit) throws IOException, InterruptedException {
        return toThem.run(RequestSource.around(theirs.exchanges(type), Integer.MAX_VALUE), limit);
    }

    private Map<String, String> versions() throws IOException, SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("PostgreSQL of both", stand.database().version());
        versions.put("peer", Keycloak.version());
        return versions;
    }
}
