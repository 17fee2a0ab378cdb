package io.stoa.oauth;

import io.stoa.apple.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application of the marketplace that people let act for them. A public one, such as an app on a device, keeps no
 * secret; a confidential one proves itself by a secret of which only the digest is kept. Nothing else of it ever changes.
 *
 * @see "RFC 6749, section 2.1"
 */
@Entity
@Table(name = "oauth_client")
public class OAuthClient {

    public static final int MOST_REDIRECT_URIS = 10;

    private static final String SEPARATOR = "\n";

    @Id
    @Column(name = "client_id")
    private String clientId;

    @Column(nullable = false)
    private String name;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "redirect_uris", nullable = false)
    private String redirectUris;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected OAuthClient() {}

    /**
     * @param name   for people, at most 100 characters
     * @param secret the digest of its secret; empty for a public client
     */
    public OAuthClient(String name, Optional<Sha256> secret, List<RedirectUri> redirectUris, Instant createdAt) {
        this.clientId = OAuthClientId.next().value();
        this.name = name;
        this.secretHash = secret.map(Sha256::hex).orElse(null);
        this.redirectUris = String.join(
                SEPARATOR, redirectUris.stream().map(RedirectUri::value).toList());
        this.createdAt = createdAt;
    }

    public OAuthClientId id() {
        return new OAuthClientId(clientId);
    }

    public String name() {
        return name;
    }

    public boolean isConfidential() {
        return secretHash != null;
    }

    /** Whether it is proved by what was sent: a confidential one by its secret, a public one by sending none. */
    public boolean isProvedBy(Optional<String> secret) {
        return isConfidential() ? secret.filter(this::isSecret).isPresent() : secret.isEmpty();
    }

    private boolean isSecret(String text) {
        return MessageDigest.isEqual(
                secretHash.getBytes(StandardCharsets.US_ASCII),
                Sha256.of(text).hex().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Gives a confidential client another secret; the former one is good for nothing from now on.
     *
     * @throws IllegalStateException for a public one, which has none
     */
    public void changeSecret(Sha256 secret) {
        if (!isConfidential()) {
            throw new IllegalStateException("a public client has no secret");
        }
        secretHash = secret.hex();
    }

    /** Counts its changes, so that whoever changes it can say which state they saw. */
    public long version() {
        return version;
    }

    public List<RedirectUri> redirectUris() {
        return redirectUris.lines().map(RedirectUri::new).toList();
    }

    /** The registered address that is exactly this text. @see "RFC 9700, section 4.1.3" */
    public Optional<RedirectUri> redirectUri(String text) {
        return redirectUris().stream().filter(uri -> uri.value().equals(text)).findFirst();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
