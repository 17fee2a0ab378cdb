package io.stoa.oauth.service;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenKeys;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.crypto.AccessTokenCodec;
import io.stoa.oauth.crypto.TokenKeySet;
import io.stoa.row.RowId;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Issues access tokens and verifies them without a database. */
@ApplicationScoped
public class AccessTokens {

    public static final Duration LIFE = Duration.ofHours(1);

    private static final String UNNAMED = "device";

    @Inject
    TokenKeys keys;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    private TokenKeySet keySet;
    private AccessTokenCodec codec;

    @PostConstruct
    void readKeys() {
        keySet = TokenKeySet.of(keys.tokenSigning());
        codec = new AccessTokenCodec(keySet, installation.publicUrl());
    }

    /**
     * What a token of the family shall open: the {@code resource} of the request, or what it opens anyhow. The marketplace's app speaks to {@code /device} too, through its extension; a device never
     * speaks to {@code /api}.
     *
     * @throws OAuthRefusal with {@code invalid_target} for a resource it may not open
     * @see "RFC 8707, section 2.2"
     */
    public Audience audience(TokenRequest request, RefreshFamily family) {
        Optional<String> resource = request.optional("resource");
        return Stream.of(family.audience(), Audience.DEVICE)
                .filter(audience -> resource.isEmpty() || resource.get().equals(audience.of(installation.publicUrl())))
                .findFirst()
                .orElseThrow(
                        () -> new OAuthRefusal(OAuthError.INVALID_TARGET, "There is no token for this resource here."));
    }

    /** A token that opens what every token of the family opens. */
    public String issue(RefreshFamily family, Optional<String> clientId) {
        return issue(family, clientId, family.audience());
    }

    /**
     * A token of a family: for a device, of one account with one app, or for a registered client on behalf of a person.
     *
     * @param clientId what the bearer calls itself; a device that does not say is called by its app
     */
    public String issue(RefreshFamily family, Optional<String> clientId, Audience audience) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return codec.write(new AccessToken(
                RowId.next(),
                family.account().value(),
                clientId.or(() -> family.app().map(AppleItemId::toString)).orElse(UNNAMED),
                audience,
                Set.of(audience == Audience.API ? Role.PERSON : Role.DEVICE),
                family.app(),
                now,
                now.plus(LIFE)));
    }

    /** @throws io.stoa.oauth.AccessTokenRefused when it is not one of ours, not valid now, or not for this audience */
    public AccessToken verify(String bearer, Audience audience) {
        return codec.read(bearer, audience, clock.instant());
    }

    /** Whether the text says of itself that it is one of ours; nothing is verified. */
    public boolean mentionsOurKey(String token) {
        return codec.mentions(token);
    }

    /** The ids of the keys that verify our tokens; the first one signs. */
    public List<String> keyIds() {
        return keySet.ids();
    }

    /** The public keys for whoever verifies our tokens. @see "RFC 7517, section 5" */
    public String publicKeys() {
        return keySet.publicDocument();
    }
}
