package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Asks for licences and renewals.
 *
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps; Renewing and revoking app licenses"
 */
final class Licensing {

    private static final Duration BUDGET = Duration.ofSeconds(60);

    private final DeviceEndpoint endpoint;
    private final LicenseCertificates certificates;
    private final String deviceId;
    private final Clock clock;
    private final SecureRandom random;

    Licensing(DeviceHttp http, LicenseCertificates certificates, String deviceId, Clock clock, SecureRandom random) {
        this.endpoint = new DeviceEndpoint(http);
        this.certificates = certificates;
        this.deviceId = deviceId;
        this.clock = clock;
        this.random = random;
    }

    /** New licences, for one or more apps in one request. */
    LicenseAnswer request(LicenseEndpoints urls, List<WantedLicense> wanted, RequestAuthorization authorization) {
        List<String> appleItemIds =
                wanted.stream().map(WantedLicense::appleItemId).toList();
        LicenseRequest request = LicenseRequest.create(deviceId, newRequestId(), clock.instant(), appleItemIds);
        LicenseEnvelope envelope = seal(request, urls);
        AnswerObject answer = ask(urls.dynamicLicense(), question(envelope, wanted), authorization, "licence answer");
        return open(answer, "unlicensedApps", request, urls);
    }

    /** Renewals; the server knows everything but the numbers from its own records. */
    LicenseAnswer renew(LicenseEndpoints urls, List<License> due, RequestAuthorization authorization) {
        List<String> licenseIds =
                due.stream().map(license -> Long.toString(license.licenseId())).toList();
        LicenseRequest request = LicenseRequest.renew(deviceId, newRequestId(), clock.instant(), licenseIds);
        LicenseEnvelope envelope = seal(request, urls);
        JsonObject question = Json.createObjectBuilder()
                .add("renewalRequest", envelope.request())
                .add("licenseKey", envelope.key())
                .build();
        AnswerObject answer = ask(urls.renewal(), question, authorization, "renewal answer");
        return open(answer, "ineligibleLicenses", request, urls);
    }

    private long newRequestId() {
        return random.nextLong() >>> 1;
    }

    private LicenseEnvelope seal(LicenseRequest request, LicenseEndpoints urls) {
        RSAPublicKey recipient = certificates.encryption(urls.encryptionCertificate());
        return LicenseEnvelope.seal(request.toJson(), recipient, random);
    }

    static JsonObject question(LicenseEnvelope envelope, List<WantedLicense> wanted) {
        return Json.createObjectBuilder()
                .add("licenseRequest", envelope.request())
                .add("licenseKey", envelope.key())
                .add("appsById", appsById(wanted))
                .build();
    }

    private static JsonObjectBuilder appsById(List<WantedLicense> wanted) {
        JsonObjectBuilder apps = Json.createObjectBuilder();
        wanted.forEach(app -> apps.add(
                app.appleItemId(),
                Json.createObjectBuilder()
                        .add("appleVersionId", app.appleVersionId())
                        .add("assetPublicId", app.assetPublicId())));
        return apps;
    }

    private AnswerObject ask(URI url, JsonObject question, RequestAuthorization authorization, String what) {
        Instant start = clock.instant();
        AnswerObject answer = endpoint.ask(url, question, authorization, what, Case.INVALID_LICENSE);
        Duration taken = Duration.between(start, clock.instant());
        if (taken.compareTo(BUDGET) > 0) {
            throw Case.NETWORK_ERROR.because(
                    "The " + what + " of " + url + " took " + taken.toSeconds() + " s.",
                    "Answer within 60 seconds, everything included; keep the licence sealer warm.");
        }
        return answer;
    }

    private LicenseAnswer open(AnswerObject answer, String refusedKey, LicenseRequest request, LicenseEndpoints urls) {
        Set<String> refused = answer.has(refusedKey) ? Set.copyOf(answer.texts(refusedKey)) : Set.of();
        String license = answer.optionalText("license").orElse("");
        if (license.isEmpty()) {
            return new LicenseAnswer(List.of(), refused);
        }
        RSAPublicKey signer = certificates.signing(urls.signingCertificate());
        return new LicenseAnswer(SimulatedLicenses.open(license, signer, request.requestId()), refused);
    }
}
