package io.stoa.bench.grant;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.peer.Keycloak;
import io.stoa.bench.peer.Pgbench;
import io.stoa.bench.peer.PgbenchScript;
import io.stoa.bench.process.Cores;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refreshes by 16 clients, each token used once, against Keycloak's and against the bare SQL of a rotation. */
public final class RefreshBenchmark {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = 256;
    private static final double FLOOR_KEYCLOAK = 4;

    private final Conditions conditions;
    private final Stand stand;
    private final Keycloak keycloak;
    private final Pgbench pgbench;
    private final HttpLoad toUs;
    private final HttpLoad toThem;
    private final List<RefreshChains> ours;
    private final List<RefreshChains> theirs;

    private RefreshBenchmark(Conditions conditions, Stand stand, Keycloak keycloak, Workplace workplace)
            throws IOException, InterruptedException, SQLException {
        this.conditions = conditions;
        this.stand = stand;
        this.keycloak = keycloak;
        StoaPeople devices = new StoaPeople(stand, PEOPLE);
        KeycloakPeople people = new KeycloakPeople(keycloak, PEOPLE);
        this.toUs = new HttpLoad(devices.endpoint().address(), CLIENTS);
        this.toThem = new HttpLoad(people.endpoint().address(), CLIENTS);
        this.ours = RefreshChains.of(devices.endpoint(), SignIns.all(toUs, devices.exchanges(PEOPLE)), CLIENTS);
        this.theirs = RefreshChains.of(people.endpoint(), people.signedIn(), CLIENTS);
        this.pgbench = Pgbench.of(
                PgbenchScript.REFRESH_ROTATION,
                workplace.folder("pgbench"),
                stand.database().port(),
                CLIENTS);
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh("refresh-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"));
                Stand stand = Stand.start(conditions.server(), workplace, apple.configuration());
                Keycloak keycloak = KeycloakPeople.start(stand, workplace, PEOPLE)) {
            return new RefreshBenchmark(conditions, stand, keycloak, workplace).measure();
        }
    }

    private Report measure() throws IOException, InterruptedException, SQLException {
        stand.database().execute(PgbenchScript.REFRESH_ROTATION.table());
        warmUp();
        Cores.pin(List.of(stand.process(), keycloak.process()));
        LoadedServer us = new LoadedServer("refreshes with rotation", stand.process(), stand.database());
        LoadedServer them = new LoadedServer(
                "Keycloak's refreshes with its refresh tokens revoked", keycloak.process(), stand.database());
        List<Double> rotations = new ArrayList<>();
        for (int round = 0; round < conditions.rounds(); round++) {
            rotations.add(pgbench.rate(conditions.round()));
            us.measure(limit -> toUs.run(ours, limit), conditions.round());
            them.measure(limit -> toThem.run(theirs, limit), conditions.round());
        }
        return new Report(
                "refresh",
                conditions.server().word(),
                List.of(keycloak.command(), pgbench.command(conditions.round()).toString()),
                versions(),
                List.of(
                        new Figure("refresh", us.measured(), them.measured(), Goal.atLeast(FLOOR_KEYCLOAK)),
                        new Figure(
                                "refresh against its bare SQL",
                                us.measured(),
                                new Measured("pgbench, update and insert of a rotation, 16 clients", "1/s", rotations),
                                Goal.atLeast(conditions.server() == ServerKind.WILDFLY ? 0.30 : 0.15))),
                List.of(
                        "One core for the servers, of which one works at a time, the other for the generators; PostgreSQL"
                                + " on both.",
                        us.costs(),
                        them.costs()));
    }

    // on all cores: on one, what is compiled and what is answered would wait for each other
    private void warmUp() throws IOException, InterruptedException {
        toUs.run(ours, conditions.warmUp()).allAnswered(200);
        toThem.run(theirs, conditions.warmUp()).allAnswered(200);
        pgbench.rate(Duration.ofSeconds(2));
    }

    private Map<String, String> versions() throws IOException, InterruptedException, SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("PostgreSQL of all", stand.database().version());
        versions.put("peer", Keycloak.version());
        versions.put("limit", pgbench.version());
        return versions;
    }
}
