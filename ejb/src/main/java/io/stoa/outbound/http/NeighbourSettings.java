package io.stoa.outbound.http;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the operator's licence sealers are, and what proves us to them. */
@ApplicationScoped
public class NeighbourSettings {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String URL = "stoa.licensing.sealer.url";
    private static final String CLIENT_KEY = "stoa.licensing.sealer.client-key-file";

    @Inject
    @ConfigProperty(name = URL)
    Optional<String> sealers;

    @Inject
    @ConfigProperty(name = CLIENT_KEY)
    Optional<String> clientKey;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.client-certificate-file")
    Optional<String> clientCertificate;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.trust-anchors-file")
    Optional<String> trustAnchors;

    @PostConstruct
    void check() {
        sealers().forEach(this::requireDoor);
        if (clientKey.isPresent() != clientCertificate.isPresent()) {
            throw unusable("A client key and its certificate belong together: set both " + CLIENT_KEY
                    + " and stoa.licensing.sealer.client-certificate-file, or neither.");
        }
    }

    // whoever reaches a sealer makes licences: it is on this machine, or asks who is calling
    private void requireDoor(URI sealer) {
        boolean local = "http".equals(sealer.getScheme()) && LOOPBACK.contains(String.valueOf(sealer.getHost()));
        boolean mutual = "https".equals(sealer.getScheme()) && sealer.getHost() != null && clientKey.isPresent();
        if (sealer.getUserInfo() != null || !(local || mutual)) {
            throw unusable(URL + " has to be http on a loopback address, such as http://127.0.0.1:9010, or https with "
                    + CLIENT_KEY + " set.");
        }
    }

    /** The sealers in the order they are asked, each with a slash at its end. */
    public List<URI> sealers() {
        return Arrays.stream(sealers.orElse("").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(NeighbourSettings::uri)
                .toList();
    }

    private static URI uri(String url) {
        try {
            return URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException noAddress) {
            throw new MarketplaceException(FailureCode.NOT_CONFIGURED, URL + " holds no address.", noAddress);
        }
    }

    /** What proves who we are; empty when nothing does. */
    Optional<ClientIdentity> identity() {
        return clientKey.flatMap(key -> clientCertificate.map(
                certificate -> new ClientIdentity(Path.of(key), Path.of(certificate), trustAnchors.map(Path::of))));
    }

    private static MarketplaceException unusable(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
