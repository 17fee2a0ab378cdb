package io.stoa.licensing.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.service.LicensingSettings;
import io.stoa.licensing.service.Settings;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated licences say what they are, verify with the signing certificate, and stay at home. */
class SimulatedSealerTest {

    private static final String REQUEST =
            """
            {"action":"create","deviceId":"a1b2","requestId":"4711","requestTime":1767225600,
             "appleItemIds":["6700012345"],"licenseIds":[]}""";
    private static final VersionAsset ASSET = new VersionAsset(
            new AppleItemId(6700012345L), new AppleVersionId(871200431), "3d0f7c54-8f5e-3b1a-9c0d-52a7f1e6b001");

    @TempDir
    static Path data;

    private static Workbench workbench;
    private static LicenseSealer sealer;

    @BeforeAll
    static void setUp() {
        workbench = new Workbench(data).withDevelopmentKeys();
        sealer = Sealers.of(workbench, Settings.standard());
    }

    @Test
    void shouldReadAnOrder() {
        LicenseRequest request = sealer.inspect(bytes(REQUEST));

        assertEquals(LicenseAction.CREATE, request.action());
        assertEquals("4711", request.requestId());
        assertEquals(Set.of(new AppleItemId(6700012345L)), request.apps());
        assertEquals(Set.of(), request.licenses());
        assertEquals(2, request.deviceId().length);
    }

    @Test
    void shouldReadARenewal() {
        LicenseRequest request = sealer.inspect(
                bytes(
                        """
                {"action":"renew","deviceId":"A1B2","requestId":"1","requestTime":0,"licenseIds":["1000000"]}"""));

        assertEquals(LicenseAction.RENEW, request.action());
        assertEquals(Set.of(new LicenseId(1_000_000)), request.licenses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"action\":\"create\"}",
                "{\"action\":\"revoke\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1}",
                "{\"action\":1,\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"\",\"requestId\":\"1\",\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"xyz\",\"requestId\":\"1\",\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"-1\",\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"18446744073709551616\",\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":1,\"requestTime\":1}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":\"1\"}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1e999}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1,\"appleItemIds\":[7]}",
                "{\"action\":\"create\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1,\"appleItemIds\":[\"0\"]}",
                "{\"action\":\"renew\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1,\"licenseIds\":\"1\"}",
                "{\"action\":\"renew\",\"deviceId\":\"a1\",\"requestId\":\"1\",\"requestTime\":1,\"licenseIds\":[\"x\"]}"
            })
    void shouldRefuseWhatIsNoRequest(String plain) {
        assertThrows(LicenseRequestRefused.class, () -> sealer.inspect(bytes(plain)));
    }

    @Property(tries = 500)
    void shouldRefuseRandomBytesWithoutAnyOtherFailure(@ForAll byte[] plain) {
        assertThrows(LicenseRequestRefused.class, () -> SimulatedRequest.parse(plain));
    }

    @Test
    void shouldSignWithTheLicensingSigningKey() throws Exception {
        JWSObject license = JWSObject.parse(new String(issued(), StandardCharsets.US_ASCII));

        RSAPublicKey key = (RSAPublicKey)
                PrivateKeyFile.read(workbench.files().licensingSigningKey()).getPublic();
        assertEquals("RS256", license.getHeader().getAlgorithm().getName());
        assertTrue(license.verify(new RSASSAVerifier(key)));
    }

    @Test
    void shouldSayWhatItGrantsAndThatItIsSimulated() throws Exception {
        Map<String, Object> license = JWSObject.parse(new String(issued(), StandardCharsets.US_ASCII))
                .getPayload()
                .toJSONObject();

        assertEquals(
                Map.of(
                        "simulated",
                        true,
                        "requestId",
                        "4711",
                        "licenses",
                        List.of(Map.of(
                                "licenseId",
                                "1000000",
                                "appleItemId",
                                "6700012345",
                                "appleVersionId",
                                "871200431",
                                "assetPublicId",
                                "3d0f7c54-8f5e-3b1a-9c0d-52a7f1e6b001",
                                "keyBlobSha256",
                                Sha256.of(bytes("blob")).hex(),
                                "issuedTime",
                                1_767_225_600L,
                                "duration",
                                86_400L))),
                license);
    }

    @Test
    void shouldNeverShowAKeyBlob() throws Exception {
        String payload = JWSObject.parse(new String(issued(), StandardCharsets.US_ASCII))
                .getPayload()
                .toString();

        assertFalse(payload.contains("blob\""));
        assertFalse(grant().toString().contains("blob"));
    }

    @Test
    void shouldRefuseToStartUnderAPublicUrl() {
        MarketplaceException refusal = refusalToStart("https://market.example", Settings.standard());

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("stoa.licensing.allow-simulated"));
    }

    @Test
    void shouldStartUnderAPublicUrlWhereThatIsAllowed() {
        Workbench elsewhere = new Workbench(data).servedAt("https://market.example");

        LicenseSealer allowed = Sealers.of(elsewhere, Settings.of(Duration.ofDays(30), "simulated", true));

        assertEquals("4711", allowed.inspect(bytes(REQUEST)).requestId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0.5S"})
    void shouldRefuseADurationThatIsNoWholeNumberOfSeconds(Duration duration) {
        assertThrows(MarketplaceException.class, () -> Settings.of(duration, "simulated", false));
    }

    @Test
    void shouldRefuseToStartWithAnEllipticCurveKey(@TempDir Path folder) throws Exception {
        Path file = Files.write(
                folder.resolve("p256.pem"), NewKeys.pem(NewKeys.p256().getPrivate()));
        Workbench wrong = new Workbench(data).configured("stoa.licensing.signing-key-file", file);

        assertThrows(MarketplaceException.class, () -> Sealers.of(wrong, Settings.standard()));
    }

    private static MarketplaceException refusalToStart(String url, LicensingSettings settings) {
        Workbench there = new Workbench(data).servedAt(url);
        return assertThrows(MarketplaceException.class, () -> Sealers.of(there, settings));
    }

    private static byte[] issued() {
        return sealer.issue(bytes(REQUEST), List.of(grant()));
    }

    private static LicenseGrant grant() {
        LicensePeriod period = new LicensePeriod(Instant.ofEpochSecond(1_767_225_600), Duration.ofDays(1));
        return new LicenseGrant(new LicenseId(1_000_000), ASSET, bytes("blob"), period);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
