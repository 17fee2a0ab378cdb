package io.stoa.openid.http;

import com.nimbusds.jwt.JWTClaimsSet;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.ProviderName;
import io.stoa.openid.service.Provider;
import io.stoa.outbound.Circuit;
import io.stoa.outbound.http.HttpProviders;
import io.stoa.outbound.http.ProviderDoor;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation with a scripted provider, at noon. */
final class Exchange implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    static final String CLIENT = "stoa";
    static final String SECRET = "not so secret";
    static final ProviderName NAME = new ProviderName("kite");

    final ScriptedProvider provider = new ScriptedProvider();
    final GuardedCalls calls;
    final Conversation conversation;

    private final HttpProviders door = ProviderDoor.to(Map.of(NAME.value(), List.of(provider.issuer())));

    Exchange(Path folder, Duration limit) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Provider configured =
                new Provider(NAME, "Kite ID", provider.issuer(), CLIENT, Optional.of(secret(folder)), List.of(), true);
        calls = new GuardedCalls(configured, door, () -> new Circuit(3, Duration.ofMinutes(1), clock), limit);
        conversation =
                new Conversation(configured, URI.create("http://localhost/account/openid/callback/kite"), calls, clock);
    }

    private static Path secret(Path folder) {
        try {
            return Files.writeString(folder.resolve("secret"), SECRET + "\n");
        } catch (IOException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    static PendingSignIn pending() {
        return new PendingSignIn(NAME, "state-1", "nonce-1", "verifier-1".repeat(5), false, NOON.minusSeconds(60));
    }

    static PendingSignIn pendingAgain() {
        return new PendingSignIn(NAME, "state-1", "nonce-1", "verifier-1".repeat(5), true, NOON.minusSeconds(60));
    }

    /** Claims of a genuine token, to be spoiled. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(CLIENT)
                .subject("mara-at-kite")
                .claim("nonce", "nonce-1")
                .claim("email", "Mara@kite.example")
                .claim("email_verified", true)
                .issueTime(Date.from(NOON))
                .expirationTime(Date.from(NOON.plusSeconds(60)));
    }

    /** The parameters of a genuine answer, to be spoiled. */
    Map<String, List<String>> answer() {
        return new HashMap<>(
                Map.of("state", List.of("state-1"), "code", List.of("code-1"), "iss", List.of(provider.issuer())));
    }

    ProvenIdentity prove() {
        return conversation.prove(pending(), answer());
    }

    /** Why this answer proves nothing. */
    FailureCode refusal(Map<String, List<String>> answer) {
        try {
            return unexpected(conversation.prove(pending(), answer));
        } catch (MarketplaceException refused) {
            return refused.code();
        }
    }

    FailureCode refusal() {
        return refusal(answer());
    }

    private static FailureCode unexpected(ProvenIdentity proven) {
        throw new AssertionError("it proved " + proven);
    }

    @Override
    public void close() {
        provider.close();
        ProviderDoor.close(door);
    }
}
