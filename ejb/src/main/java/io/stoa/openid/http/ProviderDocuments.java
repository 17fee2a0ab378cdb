package io.stoa.openid.http;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.stoa.openid.service.Provider;
import io.stoa.outbound.Reply;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider says of itself, and its keys. The description is read once an hour, and goes on for a day where a new one
 * is not to be had; keys are read when one is not known.
 *
 * @see "OpenID Connect Discovery 1.0, section 4"
 */
final class ProviderDocuments {

    private static final Logger LOG = System.getLogger(ProviderDocuments.class.getName());
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final int OK = 200;

    private final Provider provider;
    private final GuardedCalls calls;
    private final Clock clock;
    private volatile Optional<Known> known = Optional.empty();

    ProviderDocuments(Provider provider, GuardedCalls calls, Clock clock) {
        this.provider = provider;
        this.calls = calls;
        this.clock = clock;
    }

    /** A description, the source of the keys it names, and when it was read. */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant readAt) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(readAt.plus(age));
        }
    }

    /** @throws MarketplaceException with {@code OPENID_UNAVAILABLE} or {@code OPENID_UNUSABLE} */
    Known known() {
        Instant now = clock.instant();
        Optional<Known> before = known;
        if (before.filter(known -> known.isYoungerThan(FRESH, now)).isPresent()) {
            return before.get();
        }
        try {
            Known read = read(before, now);
            known = Optional.of(read);
            return read;
        } catch (MarketplaceException notNow) {
            return before.filter(old -> old.isYoungerThan(USABLE, now)).orElseThrow(() -> notNow);
        }
    }

    private Known read(Optional<Known> before, Instant now) {
        OIDCProviderMetadata metadata =
                metadata(calls.get(provider.description(), Map.of("Accept", "application/json")));
        JWKSource<SecurityContext> keys = before.filter(
                        old -> old.metadata().getJWKSetURI().equals(metadata.getJWKSetURI()))
                .map(Known::keys)
                .orElseGet(() -> keys(metadata.getJWKSetURI()));
        return new Known(metadata, keys, now);
    }

    private OIDCProviderMetadata metadata(Reply reply) {
        if (reply.status() != OK) {
            throw unusable("its description has status " + reply.status(), null);
        }
        OIDCProviderMetadata metadata = parsed(new String(reply.body(), StandardCharsets.UTF_8));
        if (!metadata.getIssuer().getValue().equals(provider.issuer())) {
            throw unusable("its description is of another issuer than is configured", null);
        }
        boolean isSafe = Stream.of(
                        Optional.ofNullable(metadata.getAuthorizationEndpointURI()),
                        Optional.ofNullable(metadata.getTokenEndpointURI()),
                        Optional.ofNullable(metadata.getJWKSetURI()))
                .allMatch(address -> address.filter(provider::isSafe).isPresent());
        if (!isSafe) {
            throw unusable("its description lacks an address, or names one that is not https", null);
        }
        return metadata;
    }

    private OIDCProviderMetadata parsed(String text) {
        try {
            return OIDCProviderMetadata.parse(text);
        } catch (ParseException | RuntimeException unreadable) {
            throw unusable("its description cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private JWKSource<SecurityContext> keys(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), this::keySet)
                    .refreshAheadCache(false) // it would start threads of its own
                    .outageTolerant(USABLE.toMillis())
                    .build();
        } catch (MalformedURLException noAddress) {
            throw unusable("the address of its keys is none", noAddress);
        }
    }

    private Resource keySet(URL address) throws IOException {
        try {
            Reply reply = calls.get(URI.create(address.toString()), Map.of("Accept", "application/json"));
            if (reply.status() != OK) {
                throw new IOException("the keys have status " + reply.status());
            }
            return new Resource(
                    new String(reply.body(), StandardCharsets.UTF_8),
                    reply.mediaType().orElse(null));
        } catch (MarketplaceException away) {
            throw new IOException(away.sentence(), away);
        }
    }

    private MarketplaceException unusable(String reason, Exception cause) {
        LOG.log(Level.ERROR, "openid.provider-unusable provider={0} reason={1}", provider.name(), reason);
        return Refusals.unusable(provider, cause);
    }
}
