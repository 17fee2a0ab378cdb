package io.stoa.simulator.walk;

import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The running installation a walk is played against; {@link SimulatedApple#installation} describes one.
 *
 * @param publicUrl              scheme, host and port as devices see them
 * @param operatorToken          a bearer token with the role {@code operator}, asked for at each call
 * @param webhookSecret          that its notifications are signed with
 * @param marketplaceAppleItemId of the marketplace's own app
 * @param verificationTokenKey   public half of the distribution key; without it only the form of tokens is proved
 */
public record Installation(
        URI publicUrl,
        Supplier<String> operatorToken,
        String webhookSecret,
        String marketplaceAppleItemId,
        Optional<ECPublicKey> verificationTokenKey) {

    public Installation {
        if (publicUrl.getHost() == null) {
            throw new IllegalArgumentException("'" + publicUrl + "' is not an absolute address.");
        }
    }

    /** Scheme, host and port, as a browser sends them in {@code Origin}. */
    URI origin() {
        return URI.create(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority());
    }

    /** An address of this installation; the path begins with a slash. */
    URI at(String path) {
        return URI.create(publicUrl.toString().replaceFirst("/$", "") + path);
    }
}
