package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.outbound.NoReply;
import io.stoa.problem.MarketplaceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealer elsewhere knows who calls, and we know whom we call. */
class MutualTlsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> callers = new CopyOnWriteArrayList<>();
    private ClientIdentity sealer;
    private ClientIdentity stoa;
    private HttpsServer server;

    @BeforeEach
    void setUp() throws Exception {
        certify("localhost");
        certify("stoa");
        sealer = identity("localhost", "stoa");
        stoa = identity("stoa", "localhost");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = sealer.context();
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanding = context.getDefaultSSLParameters();
                demanding.setNeedClientAuth(true);
                parameters.setSSLParameters(demanding);
            }
        });
        server.createContext("/", exchange -> {
            callers.add(((com.sun.net.httpserver.HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
    }

    @Test
    void shouldShowItsCertificate() throws Exception {
        HttpNeighbours neighbours = Neighbours.over(configured(stoa));

        assertEquals(204, neighbours.get(here(), LIMIT).status());
        assertEquals(List.of("CN=stoa"), callers);
        Neighbours.close(neighbours);
    }

    @Test
    void shouldNotSpeakToASealerItDoesNotTrust() throws Exception {
        HttpNeighbours neighbours = Neighbours.over(configured(identity("stoa", "stoa")));

        assertThrows(NoReply.class, () -> neighbours.get(here(), LIMIT));
        assertEquals(List.of(), callers);
        Neighbours.close(neighbours);
    }

    @Test
    void shouldBeRefusedUnderACertificateNobodyKnows() throws Exception {
        certify("stranger");
        HttpNeighbours neighbours = Neighbours.over(configured(identity("stranger", "localhost")));

        assertThrows(NoReply.class, () -> neighbours.get(here(), LIMIT));
        assertEquals(List.of(), callers);
        Neighbours.close(neighbours);
    }

    @Test
    void shouldRefuseToStartWithACertificateThatIsNone() throws Exception {
        Files.writeString(folder.resolve("stoa.cer"), "garbage");

        MarketplaceException refusal = assertThrows(MarketplaceException.class, stoa::context);

        assertTrue(refusal.sentence().contains("stoa.cer"));
    }

    private NeighbourSettings configured(ClientIdentity identity) {
        NeighbourSettings settings = Neighbours.without();
        settings.sealers = Optional.of(here().toString());
        settings.clientKey = Optional.of(identity.key().toString());
        settings.clientCertificate = Optional.of(identity.certificate().toString());
        settings.trustAnchors = identity.trustAnchors().map(Path::toString);
        settings.check();
        return settings;
    }

    private URI here() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    private ClientIdentity identity(String own, String other) {
        return new ClientIdentity(
                folder.resolve(own + ".pem"),
                folder.resolve(own + ".cer"),
                Optional.of(folder.resolve(other + ".cer")));
    }

    private void certify(String name) throws Exception {
        KeyPair key = NewKeys.rsa3072();
        Files.write(folder.resolve(name + ".pem"), NewKeys.pem(key.getPrivate()));
        Files.write(folder.resolve(name + ".cer"), NewKeys.selfSigned(key, name, Instant.now()));
    }
}
