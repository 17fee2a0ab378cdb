package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Checks install verification tokens as Apple does, as far as that is known. A wrong token has no case of its own:
 * devices report {@code unknown}.
 *
 * @see "Apple, MarketplaceKit: Supplying an install verification token"
 */
final class InstallVerification {

    private static final String AUDIENCE = "AppleDownloadVerification-v1";
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(20);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final String UUID_FORM =
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

    private final Clock clock;
    private final SeenNonces nonces;
    private final Optional<ECPublicKey> key;
    private final Optional<String> marketplaceAppleItemId;

    InstallVerification(
            Clock clock, SeenNonces nonces, Optional<ECPublicKey> key, Optional<String> marketplaceAppleItemId) {
        this.clock = clock;
        this.nonces = nonces;
        this.key = key;
        this.marketplaceAppleItemId = marketplaceAppleItemId;
    }

    void check(String serialized, TokenExpectation expected, StepNotes notes) {
        InstallVerificationToken token = InstallVerificationToken.parse(serialized);
        key.ifPresentOrElse(
                token::requireSignedBy,
                () -> notes.warn("The signature was not checked: no public key of the token was given."));
        requireLifetime(token, notes);
        requireEqual("aud", token.claim("aud"), AUDIENCE);
        requireIssuer(token, expected);
        requireApp(token, expected);
        requireDownloadType(token, expected, notes);
        requireFreshNonce(token);
        if (!token.keyId().matches(UUID_FORM)) {
            notes.warn("kid is '" + token.keyId() + "'; Apple's keys have a UUID, the id in App Store Connect.");
        }
        notes.proved("token of " + token.claim("iss") + " for " + token.claim("bid") + ", " + token.claim("dtype"));
    }

    private void requireLifetime(InstallVerificationToken token, StepNotes notes) {
        Instant now = clock.instant();
        Instant issuedAt = token.time("iat");
        Instant expiresAt = token.time("exp");
        if (issuedAt.isAfter(now.plus(CLOCK_SKEW))) {
            throw wrong("was issued in the future, at " + issuedAt, "Set the server's clock (NTP) and iat to now.");
        }
        if (!expiresAt.isAfter(now)) {
            throw wrong("expired at " + expiresAt, "Make a token when the person taps, never into a cached page.");
        }
        if (Duration.between(issuedAt, expiresAt).compareTo(USUAL_LIFETIME) > 0) {
            notes.warn("The token lives longer than 20 minutes; Apple shows 20 and gives no maximum.");
        }
    }

    private void requireIssuer(InstallVerificationToken token, TokenExpectation expected) {
        String issuer = token.claim("iss");
        if (expected.channel() == InstallChannel.LINK) {
            requireEqual("iss", issuer, expected.manifest().appleItemId());
        } else {
            marketplaceAppleItemId.ifPresent(marketplace -> requireEqual("iss", issuer, marketplace));
        }
    }

    private static void requireApp(InstallVerificationToken token, TokenExpectation expected) {
        requireEqual("bid", token.claim("bid"), expected.manifest().bundleId());
        token.optionalClaim("iid")
                .ifPresent(iid -> requireEqual("iid", iid, expected.manifest().appleItemId()));
        token.optionalClaim("vid")
                .ifPresent(vid -> requireEqual("vid", vid, expected.manifest().appleVersionId()));
    }

    private static void requireDownloadType(
            InstallVerificationToken token, TokenExpectation expected, StepNotes notes) {
        String type = token.claim("dtype");
        if (!Set.of("download", "redownload").contains(type)) {
            throw wrong("has dtype '" + type + "'", "Send dtype download or redownload.");
        }
        expected.downloadType()
                .filter(known -> !known.equals(type))
                .ifPresent(known -> notes.warn("dtype is " + type + ", but on this device it is a " + known + "."));
    }

    private void requireFreshNonce(InstallVerificationToken token) {
        String nonce = token.claim("nonce");
        if (!nonce.matches(UUID_FORM)) {
            throw wrong("has the nonce '" + nonce + "'", "Send a random UUID as nonce.");
        }
        if (!nonces.admit(nonce)) {
            throw wrong("is a replay: its nonce " + nonce + " was used before", "Make a new token for each attempt.");
        }
    }

    private static void requireEqual(String claim, String actual, String expected) {
        if (!actual.equals(expected)) {
            throw wrong(
                    "has " + claim + " '" + actual + "' instead of '" + expected + "'",
                    "Send '" + expected + "' as " + claim + ".");
        }
    }

    private static MarketplaceKitError wrong(String seen, String advice) {
        return Case.UNKNOWN.because("The install verification token " + seen + ".", advice);
    }
}
