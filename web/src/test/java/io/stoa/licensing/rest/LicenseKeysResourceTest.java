package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.Sha256;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.RequestSubject;
import io.stoa.licensing.crypto.OfferedCertificate;
import io.stoa.licensing.service.CertificateRequest;
import io.stoa.licensing.service.KnownLicensingKey;
import io.stoa.licensing.service.LicensingKeyService;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators ask for certificates and install them; no answer holds a key, and nothing that is sent makes an incident. */
class LicenseKeysResourceTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String REQUESTS = "license-keys/requests";
    private static final String CERTIFICATES = "license-keys/certificates";
    private static final String CERTIFICATE =
            Base64.getEncoder().encodeToString(NewKeys.selfSigned(NewKeys.rsa3072(), "Licensing", NOW));

    private final Service service = new Service();
    private final Endpoints endpoints = Endpoints.of(LicenseKeysResource.class)
            .with(LicensingKeyService.class, service)
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .as("mara", "operator");

    @Test
    void shouldListKeysAndNothingOfTheirs() {
        assertEquals(
                "{\"keys\":[{\"id\":\"0190\",\"purpose\":\"encryption\",\"state\":\"former\",\"source\":\"database\","
                        + "\"fingerprint\":\"" + Sha256.of(new byte[0]) + "\",\"notAfter\":\"2026-11-25T12:00:00Z\","
                        + "\"opensUntil\":\"2026-11-26T12:00:00Z\"},{\"purpose\":\"signing\",\"state\":\"active\","
                        + "\"source\":\"file\",\"fingerprint\":\"" + Sha256.of(new byte[0]) + "\"}]}",
                endpoints.as("vera", "viewer").get("license-keys").body());
    }

    @Test
    void shouldAskForCertificatesInTheNameThatIsGiven() {
        Answer answer = endpoints.post(
                REQUESTS, "{\"commonName\":\"Käse Markt\",\"email\":\"ops@market.example\",\"fresh\":true}");

        assertEquals(200, answer.status());
        assertEquals(
                "{\"requests\":[{\"id\":\"0190\",\"purpose\":\"encryption\",\"signingRequest\":\"PEM\"}]}",
                answer.body());
        assertEquals(List.of("Käse Markt Optional[ops@market.example] fresh by mara"), service.done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"commonName\":\"\"}",
                "{\"commonName\":\"   \"}",
                "{\"commonName\":5}",
                "{\"commonName\":\"a\\u0000b\"}",
                "{\"commonName\":\"a\\nb\"}",
                "{\"commonName\":\"\\ud800\"}",
                "{\"commonName\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
                "{\"commonName\":\"a\",\"email\":\"none\"}",
                "{\"commonName\":\"a\",\"email\":\"a@b@c\"}",
                "{\"commonName\":\"a\",\"email\":\"ä@b\"}",
                "{\"commonName\":\"a\",\"email\":\"\"}",
                "{\"commonName\":\"a\",\"email\":[]}",
                "{\"commonName\":\"a\",\"fresh\":\"yes\"}"
            })
    void shouldMakeNoKeyForWhatCannotBeNamed(String body) {
        Answer answer = endpoints.post(REQUESTS, body);

        assertEquals(400, answer.status(), answer.body());
        assertEquals(List.of(), service.done);
    }

    @Test
    void shouldInstallEitherCertificateWithAnEndOfTheFormer() {
        assertEquals(
                200,
                install("{\"encryptionCertificate\":\"" + CERTIFICATE + "\"}").status());
        assertEquals(
                200,
                install("{\"signingCertificate\":\"" + CERTIFICATE + "\",\"formerUntil\":\"2027-01-01T00:00:00Z\"}")
                        .status());
        assertEquals(
                List.of(
                        "[ENCRYPTION] former until " + NOW.plus(Duration.ofDays(90)) + " by mara",
                        "[SIGNING] former until 2027-01-01T00:00:00Z by mara"),
                service.done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"encryptionCertificate\":null}",
                "{\"encryptionCertificate\":5}",
                "{\"encryptionCertificate\":\"\"}",
                "{\"encryptionCertificate\":\"garbage\"}",
                "{\"signingCertificate\":\"-----BEGIN CERTIFICATE-----\"}",
                "{\"encryptionCertificate\":\"CERTIFICATE\",\"signingCertificate\":\"garbage\"}",
                "{\"encryptionCertificate\":\"CERTIFICATE\",\"formerUntil\":\"yesterday\"}",
                "{\"encryptionCertificate\":\"CERTIFICATE\",\"formerUntil\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"encryptionCertificate\":\"CERTIFICATE\",\"formerUntil\":\"-1000000000-01-01T00:00:00Z\"}",
                "{\"encryptionCertificate\":\"CERTIFICATE\",\"formerUntil\":5}"
            })
    void shouldInstallNothingOfWhatCannotBeRead(String body) {
        Answer answer = install(body.replace("CERTIFICATE\"", CERTIFICATE + "\""));

        assertEquals(400, answer.status(), answer.body());
        assertEquals(List.of(), service.done);
    }

    @Test
    void shouldNameWhatIsWrongWithACertificate() {
        String body = install("{\"encryptionCertificate\":\"garbage\"}").body();

        assertTrue(body.contains("urn:stoa:problem:certificate-refused"), body);
        assertTrue(body.contains("The encryption certificate cannot be read"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldBeChangedByOperatorsAlone(String role) {
        assertEquals(
                403,
                endpoints.as("x", role).post(REQUESTS, "{\"commonName\":\"a\"}").status());
        assertEquals(
                403,
                install("{\"encryptionCertificate\":\"" + CERTIFICATE + "\"}").status());
        assertEquals(
                role.equals("viewer") ? 200 : 403, endpoints.get("license-keys").status());
        assertEquals(List.of(), service.done);
    }

    @Test
    void shouldAskWhoCalls() {
        assertEquals(401, endpoints.as("", "").get("license-keys").status());
        assertEquals(401, endpoints.post(REQUESTS, "{}").status());
        assertEquals(401, install("{}").status());
    }

    private Answer install(String body) {
        return endpoints.post(CERTIFICATES, body);
    }

    private static final class Service extends LicensingKeyService {

        private final List<String> done = new ArrayList<>();

        @Override
        public List<CertificateRequest> request(RequestSubject subject, boolean fresh, String actor) {
            done.add(subject.commonName() + " " + subject.email() + (fresh ? " fresh" : "") + " by " + actor);
            return List.of(new CertificateRequest(new LicensingKeyId("0190"), LicensingKeyPurpose.ENCRYPTION, "PEM"));
        }

        @Override
        public void install(List<OfferedCertificate> certificates, Instant formerUntil, String actor) {
            done.add(certificates.stream().map(OfferedCertificate::purpose).toList() + " former until " + formerUntil
                    + " by " + actor);
        }

        @Override
        public List<KnownLicensingKey> list() {
            return List.of(
                    known(Optional.of(new LicensingKeyId("0190")), LicensingKeyPurpose.ENCRYPTION, Optional.of(NOW)),
                    known(Optional.empty(), LicensingKeyPurpose.SIGNING, Optional.empty()));
        }

        private static KnownLicensingKey known(
                Optional<LicensingKeyId> id, LicensingKeyPurpose purpose, Optional<Instant> notAfter) {
            return new KnownLicensingKey(
                    id,
                    purpose,
                    id.isPresent() ? LicensingKeyState.FORMER : LicensingKeyState.ACTIVE,
                    Sha256.of(new byte[0]),
                    notAfter,
                    notAfter.map(end -> end.plus(Duration.ofDays(1))));
        }
    }
}
