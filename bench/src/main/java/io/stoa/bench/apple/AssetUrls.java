package io.stoa.bench.apple;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Asks App Store Connect where the assets of a package can be downloaded, as an installation does. */
public final class AssetUrls {

    private static final String AUDIENCE = "appstoreconnect-v1";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Map<String, String> configuration;
    private final Clock clock;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Asks with an installation's key.
     *
     * @param configuration of the installation
     */
    public AssetUrls(Map<String, String> configuration, Clock clock) {
        this.configuration = Map.copyOf(configuration);
        this.clock = clock;
    }

    /** A URL for each variant; good for a quarter of an hour. */
    public List<URI> of(OfferedPackage offered) throws IOException, InterruptedException {
        URI address = URI.create(configuration.get("stoa.app-store-connect.url")
                + "/v1/alternativeDistributionPackageVersions/" + offered.id() + "/variants?limit=200");
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token())
                        .build(),
                BodyHandlers.ofInputStream());
        try (JsonReader reader = Json.createReader(answer.body())) {
            JsonObject document = reader.readObject();
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answered " + document);
            }
            return document.getJsonArray("data").getValuesAs(JsonObject.class).stream()
                    .map(asset -> asset.getJsonObject("attributes").getString("url"))
                    .map(URI::create)
                    .toList();
        }
    }

    private String token() throws IOException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(configuration.get("stoa.app-store-connect.key-id"))
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(configuration.get("stoa.app-store-connect.issuer-id"))
                .audience(AUDIENCE)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key()));
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException unusable) {
            throw new IOException("The API key does not sign.", unusable);
        }
    }

    private ECPrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(Path.of(configuration.get("stoa.app-store-connect.private-key-file")));
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }
}
