package io.stoa.oauth.service;

import io.stoa.account.OpaqueToken;
import io.stoa.audit.AuditLog;
import io.stoa.oauth.Audience;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.OAuthClientRepository;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenRequest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Registers clients, takes them away, and asks those that call for their proof. */
@Stateless
public class OAuthClients {

    private static final String PREFIX = "cs_";

    @Inject
    OAuthClientRepository clients;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * A client and, shown this once, its secret.
     *
     * @param secret empty for a public client
     */
    public record Registration(OAuthClient client, Optional<OpaqueToken> secret) {}

    /** @param confidential whether it gets a secret */
    public Registration register(String name, boolean confidential, List<RedirectUri> redirectUris, String actor) {
        Optional<OpaqueToken> secret = confidential ? Optional.of(OpaqueToken.random(PREFIX)) : Optional.empty();
        OAuthClient client = new OAuthClient(name, secret.map(OpaqueToken::digest), redirectUris, clock.instant());
        clients.add(client);
        audit.record(actor, "oauth.client-register", client.id().value(), confidential ? "confidential" : "public");
        return new Registration(client, secret);
    }

    /**
     * Gives a confidential client another secret. The former one is good for nothing from that moment.
     *
     * @param version the state whoever asks saw, so that of two at once one is told
     * @throws MarketplaceException with {@code NOT_FOUND} when there is none, with {@code STATE_CONFLICT} when it is public,
     *     or was changed meanwhile
     */
    public Registration changeSecret(OAuthClientId id, long version, String actor) {
        OAuthClient client = clients.lock(id).orElseThrow(OAuthClients::unknown);
        if (!client.isConfidential()) {
            throw new MarketplaceException(FailureCode.STATE_CONFLICT, "A public client has no secret to change.");
        }
        if (client.version() != version) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "Somebody changed the secret of this client meanwhile. Look whether that is enough.");
        }
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        client.changeSecret(secret.digest());
        audit.record(actor, "oauth.client-secret", id.value(), "");
        return new Registration(client, Optional.of(secret));
    }

    /** All of them, the oldest first. */
    public List<OAuthClient> all() {
        return clients.all();
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public OAuthClient get(OAuthClientId id) {
        return clients.find(id).orElseThrow(OAuthClients::unknown);
    }

    /** The client of that name, registered or not: a device names itself, and is no client of ours. */
    public Optional<OAuthClient> find(String clientId) {
        return OAuthClientId.parse(clientId).flatMap(clients::find);
    }

    /**
     * Takes a client away. Its refresh tokens and codes give nothing from now on; what access tokens it has end within the
     * hour.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when there is none
     */
    public void remove(OAuthClientId id, String actor) {
        if (!clients.remove(id)) {
            throw unknown();
        }
        audit.record(actor, "oauth.client-remove", id.value(), "");
    }

    /**
     * The registered client that sent a request.
     *
     * @throws OAuthRefusal with {@code invalid_client}, the same for an unknown one and a wrong secret
     * @see "RFC 6749, sections 2.3 and 3.2.1"
     */
    public OAuthClient authenticate(TokenRequest request) {
        Optional<String> secret = request.optional("client_secret");
        return request.clientId()
                .flatMap(this::find)
                .filter(client -> client.isProvedBy(secret))
                .orElseThrow(() -> new OAuthRefusal(
                        OAuthError.INVALID_CLIENT, "The client is unknown, or its secret is missing or wrong."));
    }

    /**
     * Whether whom a family was given to sent the request. A device proves itself by the token alone; a registered client,
     * whatever the settings say, as itself.
     *
     * @throws OAuthRefusal with {@code invalid_client} for a registered client's family without a client's proof
     */
    public boolean isBearer(RefreshFamily family, TokenRequest request) {
        return family.audience() == Audience.DEVICE
                || family.clientId()
                        .equals(Optional.of(authenticate(request).id().value()));
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no client with this id.");
    }
}
