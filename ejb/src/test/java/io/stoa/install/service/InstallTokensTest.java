package io.stoa.install.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.Distribution;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.service.DistributionKeyRing;
import io.stoa.keys.service.Workbench;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens say exactly what "Creating an install verification token" asks for, and nothing of device or account. */
class InstallTokensTest {

    private static final String MARKETPLACE = "6700000001";
    private static final String APP = "6700012345";
    private static final String OWN_KEY = "8d1f7a3e-0000-4b8f-9a77-2f4f0c9e1d20";

    @TempDir
    Path data;

    private Workbench workbench;
    private DistributionKeyRing ring;
    private InstallTokens tokens;

    @BeforeEach
    void setUp() {
        workbench = new Workbench(data).withSecretKey();
        ring = workbench.keyRing();
        tokens = new InstallTokens();
        tokens.keys = ring;
        tokens.installation = workbench.installation();
        tokens.clock = workbench.clock;
    }

    @Test
    void shouldClaimWhatDevicesVerify() throws Exception {
        Map<String, Object> claims = payload(mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD));

        assertEquals(MARKETPLACE, claims.get("iss"));
        assertEquals(1_767_225_600L, claims.get("iat"));
        assertEquals(1_767_226_800L, claims.get("exp"));
        assertEquals("AppleDownloadVerification-v1", claims.get("aud"));
        assertEquals("app.kite", claims.get("bid"));
        assertEquals("download", claims.get("dtype"));
        assertEquals(APP, claims.get("iid"));
        assertEquals("871200431", claims.get("vid"));
        assertEquals(
                claims.get("nonce"),
                UUID.fromString((String) claims.get("nonce")).toString());
    }

    @Test
    void shouldClaimNothingElse() throws Exception {
        Set<String> names =
                payload(mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD)).keySet();

        assertEquals(Set.of("iss", "iat", "exp", "aud", "bid", "dtype", "nonce", "iid", "vid"), names);
    }

    @Test
    void shouldNameItsKeyInTheHeader() throws Exception {
        Map<String, Object> header = SignedJWT.parse(mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD))
                .getHeader()
                .toJSONObject();

        assertEquals(
                Map.of(
                        "alg",
                        "ES256",
                        "typ",
                        "JWT",
                        "kid",
                        ring.marketplaceKey().value()),
                header);
    }

    @Test
    void shouldSignWithTheMarketplacesKey() throws Exception {
        SignedJWT token = SignedJWT.parse(mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD));

        assertTrue(token.verify(
                new ECDSAVerifier(ring.signer(ring.marketplaceKey()).publicKey())));
    }

    @ParameterizedTest
    @CsvSource({"DISTRIBUTED,6700000001", "MARKETPLACE_APP,6700012345", "WEB,6700012345"})
    void shouldBeIssuedByTheMarketplaceOrByWhatInstallsByItsOwnLink(Distribution kind, String issuer) throws Exception {
        assertEquals(issuer, payload(mint(kind, Kind.DOWNLOAD)).get("iss"));
    }

    @Test
    void shouldSayThatAnAppComesAgain() throws Exception {
        assertEquals(
                "redownload",
                payload(mint(Distribution.DISTRIBUTED, Kind.REDOWNLOAD)).get("dtype"));
    }

    @Test
    void shouldSignAWebDistributedAppWithTheKeyOfItsOwn() throws Exception {
        KeyPair own = NewKeys.p256();
        DistributionKeyId id = new DistributionKeyId(OWN_KEY);
        byte[] sealed = workbench.secretBox().seal(own.getPrivate().getEncoded(), DistributionKey.context(id));
        workbench.storedKeys.add(new DistributionKey(id, sealed, own.getPublic().getEncoded(), Workbench.NOW));
        App app = new App(new AppleItemId(6700012345L), Distribution.WEB);
        app.distributeAs(Distribution.WEB, OWN_KEY);

        SignedJWT token = SignedJWT.parse(mint(app, Kind.DOWNLOAD));

        assertEquals(OWN_KEY, token.getHeader().getKeyID());
        assertTrue(token.verify(new ECDSAVerifier((ECPublicKey) own.getPublic())));
    }

    @Test
    void shouldSignAWebDistributedAppWithTheFirstKeyWhereItHasNone() throws Exception {
        SignedJWT token = SignedJWT.parse(mint(Distribution.WEB, Kind.DOWNLOAD));

        assertEquals(ring.marketplaceKey().value(), token.getHeader().getKeyID());
    }

    @Test
    void shouldNeverUseANonceTwice() {
        Set<Object> nonces = IntStream.range(0, 500)
                .mapToObj(i ->
                        payload(mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD)).get("nonce"))
                .collect(Collectors.toSet());

        assertEquals(500, nonces.size());
    }

    @Test
    void shouldNotAskTheDatabaseOnceTheKeyIsLoaded() {
        mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD);
        int questions = workbench.storedKeys.questions();

        IntStream.range(0, 50).forEach(i -> mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD));

        assertEquals(questions, workbench.storedKeys.questions());
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsNoMarketplace() {
        workbench.withoutMarketplace();

        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD));

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("stoa.marketplace.apple-item-id"));
    }

    @Test
    void shouldInstallFromTheWebWithoutAMarketplace() throws Exception {
        workbench.withoutMarketplace();

        assertEquals(APP, payload(mint(Distribution.WEB, Kind.DOWNLOAD)).get("iss"));
    }

    @Test
    void shouldNotVerifyWithAnyByteChanged() throws Exception {
        String token = mint(Distribution.DISTRIBUTED, Kind.DOWNLOAD);
        ECDSAVerifier verifier =
                new ECDSAVerifier(ring.signer(ring.marketplaceKey()).publicKey());
        int payloadAt = token.indexOf('.') + 10;
        char other = token.charAt(payloadAt) == 'A' ? 'B' : 'A';

        String forged = token.substring(0, payloadAt) + other + token.substring(payloadAt + 1);

        assertNotEquals(token, forged);
        assertFalse(SignedJWT.parse(forged).verify(verifier));
    }

    private String mint(Distribution distribution, Kind kind) {
        return mint(Offers.app(6700012345L, distribution, "Kite"), kind);
    }

    private String mint(App app, Kind kind) {
        Offer offer = new Offers()
                .with(app, 871200431, "2.1.0")
                .offered(List.of(app.appleItemId()), Optional.empty())
                .get(0);
        return tokens.mint(offer.publication(), app, kind);
    }

    private static Map<String, Object> payload(String token) {
        try {
            return SignedJWT.parse(token).getPayload().toJSONObject();
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
