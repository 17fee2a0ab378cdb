package io.stoa.simulator.sealer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The four operations of the contract, as strict with their caller as the real ones. */
final class SealerOperations {

    private final RSASSASigner signer;
    private final JsonObject selfCheck;

    SealerOperations(SealerKeys keys) throws IOException {
        signer = new RSASSASigner(keys.readSigningKey());
        selfCheck = Json.createObjectBuilder()
                .add("sealer", "Stoa simulator")
                .add("simulated", true)
                .add("signingCertificate", certificate(keys.signingCertificate()))
                .add("encryptionCertificate", certificate(keys.encryptionCertificate()))
                .build();
    }

    private static JsonObjectBuilder certificate(Path file) throws IOException {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Json.createObjectBuilder()
                    .add("sha256", HexFormat.of().formatHex(digest))
                    .add("notAfter", certificate.getNotAfter().toInstant().getEpochSecond());
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " holds no certificate.", unusable);
        }
    }

    JsonObject selfCheck() {
        return selfCheck;
    }

    JsonObject inspect(byte[] body) {
        return OpenedRequest.open(sent(body).bytes("request")).inspection();
    }

    /** @param action that the request has to be of */
    JsonObject seal(String action, byte[] body) {
        SentObject sent = sent(body);
        OpenedRequest request = OpenedRequest.open(sent.bytes("request"));
        Grants grants = Grants.read(sent);
        if (!request.action().equals(action)) {
            throw SealerRefusal.requestRefused();
        }
        grants.requireAskedFor(request);
        return sealed(grants.license(request.requestId(), blob -> blob));
    }

    /** Of the right form, for another request and with other key blobs. */
    JsonObject sealWrongly(byte[] body) {
        Grants grants = Grants.read(sent(body));
        return sealed(grants.license("0", blob -> Arrays.copyOf(blob, blob.length + 1)));
    }

    /** An inspection of the right form, of another request. */
    JsonObject inspectWrongly() {
        return new OpenedRequest("create", new byte[] {1}, "0", 0, List.of("1"), List.of()).inspection();
    }

    /** A licence for whatever was sent. */
    JsonObject sealAnything() {
        return sealed(new Grants(List.of()).license("0", blob -> blob));
    }

    private static SentObject sent(byte[] body) {
        return SentObject.parse(body, () -> SealerRefusal.malformed("The body is not as the contract says."));
    }

    private JsonObject sealed(JsonObject license) {
        JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(license.toString()));
        try {
            jws.sign(signer);
        } catch (JOSEException unfit) {
            throw SealerRefusal.sealingFailed();
        }
        byte[] bytes = jws.serialize().getBytes(StandardCharsets.US_ASCII);
        return Json.createObjectBuilder()
                .add("license", Base64.getEncoder().encodeToString(bytes))
                .build();
    }
}
