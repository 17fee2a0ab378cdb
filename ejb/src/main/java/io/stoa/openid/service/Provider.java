package io.stoa.openid.service;

import io.stoa.openid.ProviderName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider as the operator configured it.
 *
 * @param label       what people know it by
 * @param issuer      as its tokens name it, to the letter
 * @param clientId    who we are there
 * @param secretFile  file with what proves that; empty for a public client
 * @param hosts       further hosts its documents may name
 * @param newAccounts whether whoever it knows gets an account
 */
public record Provider(
        ProviderName name,
        String label,
        String issuer,
        String clientId,
        Optional<Path> secretFile,
        List<String> hosts,
        boolean newAccounts) {

    /** Where it describes itself. */
    public URI description() {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** What may be called for it: scheme, host and port of the issuer, and its further hosts. */
    List<String> allowed() {
        URI uri = URI.create(issuer);
        return Stream.concat(Stream.of(uri.getScheme() + "://" + uri.getRawAuthority()), hosts.stream())
                .toList();
    }

    /** Read at each sign-in, so that a new secret needs no restart; empty without a file. */
    public Optional<String> secret() throws IOException {
        return secretFile.isEmpty()
                ? Optional.empty()
                : Optional.of(Files.readString(secretFile.get()).strip());
    }

    /** Whether an address it names may be called, or a browser be sent there: as safe as the issuer's, at least. */
    public boolean isSafe(URI address) {
        boolean isLocal = issuer.startsWith("http:") && "http".equals(address.getScheme());
        return address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null
                && ("https".equals(address.getScheme()) || isLocal);
    }
}
