package io.stoa.connect.http;

import io.stoa.connect.AppStoreConnect;
import io.stoa.outbound.Outbound;
import io.stoa.outbound.http.HttpOutbound;
import io.stoa.outbound.http.OutboundSettings;
import io.stoa.outbound.http.Outbounds;
import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.Settings;
import io.stoa.simulator.appstoreconnect.token.ApiKey;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** App Store Connect simulated on loopback, and this installation's connection to it. */
public final class ConnectedSimulator implements AutoCloseable {

    private static final String KEY_ID = "KEY1234567";
    private static final String ISSUER = "57246542-96fe-1a63-e053-0824d011072a";

    private final MovableClock clock = new MovableClock();
    private final Path keyFile;
    private final AppStoreConnectSimulator simulator;
    private final OutboundSettings settings;
    private final HttpOutbound outbound;

    private ConnectedSimulator(Path folder, UnaryOperator<Settings> setUp) {
        keyFile = folder.resolve("AuthKey_" + KEY_ID + ".p8");
        if (Files.notExists(keyFile)) {
            ApiKeyFile.make(keyFile);
        }
        ApiKey key = ApiKey.team(KEY_ID, ISSUER, ApiKeyFile.read(keyFile));
        simulator = AppStoreConnectSimulator.start(
                setUp.apply(Settings.defaults().withApiKey(key).withClock(clock)));
        settings =
                Outbounds.settings(simulator.apiUri(), simulator.downloadUri().toString());
        outbound = Outbounds.over(settings);
    }

    public static ConnectedSimulator start(Path folder) {
        return start(folder, settings -> settings);
    }

    public static ConnectedSimulator start(Path folder, UnaryOperator<Settings> setUp) {
        return new ConnectedSimulator(folder, setUp);
    }

    public AppStoreConnectSimulator simulator() {
        return simulator;
    }

    /** The clock both sides live by. */
    public MovableClock clock() {
        return clock;
    }

    public Outbound outbound() {
        return outbound;
    }

    public AppStoreConnect appStoreConnect() {
        HttpAppStoreConnect connect = new HttpAppStoreConnect();
        connect.api = client(outbound);
        return connect;
    }

    /** A client that goes out another way. */
    ApiClient client(Outbound other) {
        ApiClient client = new ApiClient();
        client.outbound = other;
        client.settings = settings;
        client.token = token();
        client.budget = new RateBudget();
        client.budget.clock = clock;
        client.budget.reconciliationShare = 0.3;
        client.circuit = CircuitBreakerTest.circuit(clock);
        client.clock = clock;
        return client;
    }

    ApiToken token() {
        ConnectSettings connect = new ConnectSettings();
        connect.issuerId = Optional.of(ISSUER);
        connect.keyId = Optional.of(KEY_ID);
        connect.privateKeyFile = Optional.of(keyFile.toString());
        ApiToken token = new ApiToken();
        token.settings = connect;
        token.clock = clock;
        return token;
    }

    URI api(String path) {
        return simulator.apiUri().resolve(path);
    }

    @Override
    public void close() {
        Outbounds.close(outbound);
        simulator.close();
    }
}
