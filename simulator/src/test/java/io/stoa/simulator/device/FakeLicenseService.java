package io.stoa.simulator.device;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.stoa.packageformat.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts requests and signs simulated licences, written from the protocol and not from the device's code. */
final class FakeLicenseService {

    static final long DAYS_7 = 7 * 86_400L;

    private final Clock clock;
    private final Map<String, JsonObject> issued = new HashMap<>();
    private final List<JsonObject> requests = new ArrayList<>();
    private final Set<String> refusedApps = new HashSet<>();
    private final Set<String> revokedLicenses = new HashSet<>();
    private PrivateKey signingKey = FakeCertificate.SIGNING.keys().getPrivate();
    private UnaryOperator<JsonObject> spoiler = UnaryOperator.identity();
    private long nextLicenseId = 1;

    FakeLicenseService(Clock clock) {
        this.clock = clock;
    }

    static String keyBlobSha256(String publicId) {
        return Sha256.of(("key blob of " + publicId).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    FakeAnswer issue(FakeRequest request) {
        JsonObject question = request.json();
        JsonObject plaintext = decrypt(question.getString("licenseRequest"), question.getString("licenseKey"));
        JsonObject apps = question.getJsonObject("appsById");
        JsonArrayBuilder licenses = Json.createArrayBuilder();
        JsonArrayBuilder refused = Json.createArrayBuilder();
        for (JsonString item : plaintext.getJsonArray("appleItemIds").getValuesAs(JsonString.class)) {
            if (refusedApps.contains(item.getString())) {
                refused.add(item);
            } else {
                licenses.add(newLicense(item.getString(), apps.getJsonObject(item.getString())));
            }
        }
        return answer(plaintext, licenses, "unlicensedApps", refused);
    }

    FakeAnswer renew(FakeRequest request) {
        JsonObject question = request.json();
        JsonObject plaintext = decrypt(question.getString("renewalRequest"), question.getString("licenseKey"));
        JsonArrayBuilder licenses = Json.createArrayBuilder();
        JsonArrayBuilder refused = Json.createArrayBuilder();
        for (JsonString id : plaintext.getJsonArray("licenseIds").getValuesAs(JsonString.class)) {
            if (revokedLicenses.contains(id.getString())) {
                refused.add(id);
            } else {
                licenses.add(
                        Json.createObjectBuilder(issued.get(id.getString())).add("issuedTime", now()));
            }
        }
        return answer(plaintext, licenses, "ineligibleLicenses", refused);
    }

    void refuse(String appleItemId) {
        refusedApps.add(appleItemId);
    }

    void revoke(long licenseId) {
        revokedLicenses.add(Long.toString(licenseId));
    }

    void signWith(PrivateKey other) {
        signingKey = other;
    }

    /** Changes the payload of every licence object before it is signed. */
    void spoil(UnaryOperator<JsonObject> change) {
        spoiler = change;
    }

    /** Changes each licence inside. */
    void spoilEach(UnaryOperator<JsonObject> change) {
        spoil(payload -> {
            JsonArrayBuilder licenses = Json.createArrayBuilder();
            payload.getJsonArray("licenses")
                    .getValuesAs(JsonObject.class)
                    .forEach(one -> licenses.add(change.apply(one)));
            return Json.createObjectBuilder(payload).add("licenses", licenses).build();
        });
    }

    /** Decrypted requests, in order. */
    List<JsonObject> requests() {
        return List.copyOf(requests);
    }

    String seal(JsonObject payload) {
        try {
            JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(payload.toString()));
            jws.sign(new RSASSASigner(signingKey));
            return Base64.getEncoder().encodeToString(jws.serialize().getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException wrongTest) {
            throw new IllegalStateException(wrongTest);
        }
    }

    private JsonObject newLicense(String appleItemId, JsonObject app) {
        String licenseId = Long.toString(nextLicenseId++);
        String publicId = app.getString("assetPublicId");
        JsonObject license = Json.createObjectBuilder()
                .add("licenseId", licenseId)
                .add("appleItemId", appleItemId)
                .add("appleVersionId", app.getString("appleVersionId"))
                .add("assetPublicId", publicId)
                .add("keyBlobSha256", keyBlobSha256(publicId))
                .add("issuedTime", now())
                .add("duration", DAYS_7)
                .build();
        issued.put(licenseId, license);
        return license;
    }

    private FakeAnswer answer(
            JsonObject plaintext, JsonArrayBuilder licenses, String refusedKey, JsonArrayBuilder refused) {
        JsonObjectBuilder payload = Json.createObjectBuilder()
                .add("simulated", true)
                .add("requestId", plaintext.getString("requestId"))
                .add("licenses", licenses);
        return FakeAnswer.json(Json.createObjectBuilder()
                .add("license", seal(spoiler.apply(payload.build())))
                .add(refusedKey, refused)
                .build());
    }

    private JsonObject decrypt(String request, String key) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(
                    Cipher.DECRYPT_MODE,
                    FakeCertificate.ENCRYPTION.keys().getPrivate(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            byte[] keyAndIv = rsa.doFinal(Base64.getDecoder().decode(key));
            Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOfRange(keyAndIv, 0, 16), "AES"),
                    new IvParameterSpec(Arrays.copyOfRange(keyAndIv, 16, 32)));
            byte[] plaintext = aes.doFinal(Base64.getDecoder().decode(request));
            requests.add(Json.createReader(new ByteArrayInputStream(plaintext)).readObject());
            return requests.get(requests.size() - 1);
        } catch (GeneralSecurityException wrongRequest) {
            throw new IllegalStateException(wrongRequest);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
