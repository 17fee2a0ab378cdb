package io.stoa.simulator.device;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens the {@code license} member of an answer. Real licences are closed; simulated ones are a compact JWS, RS256 with
 * the key of the signing certificate, so that a wrong signer, request or key blob shows.
 */
final class SimulatedLicenses {

    private static final String FORM = "Send Base64 of a compact JWS, RS256 with the key of the signing certificate.";

    private SimulatedLicenses() {}

    /** The licences inside, each well formed; whether they fit what was asked is for the caller to check. */
    static List<License> open(String base64, RSAPublicKey signer, long requestId) {
        AnswerObject payload = AnswerObject.parse(verify(base64, signer), "licence", Case.INVALID_LICENSE);
        if (!payload.isTrue("simulated")) {
            throw invalid("is not marked as simulated", "Use the simulated licence sealer against this device.");
        }
        if (!payload.text("requestId").equals(Long.toString(requestId))) {
            throw invalid(
                    "answers request " + payload.text("requestId") + " instead of " + requestId,
                    "Make each licence for the very request that asks for it; cache none.");
        }
        List<License> licenses = payload.objects("licenses").stream()
                .map(SimulatedLicenses::license)
                .toList();
        requireDistinctIds(licenses);
        return licenses;
    }

    private static byte[] verify(String base64, RSAPublicKey signer) {
        try {
            String compact = new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
            JWSObject jws = JWSObject.parse(compact);
            if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm()) || !jws.verify(new RSASSAVerifier(signer))) {
                throw invalid(
                        "is not signed by the signing certificate",
                        "Sign with the private key of the certificate at signingCertificateURL.");
            }
            return jws.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            throw Case.INVALID_LICENSE.because("The licence is not a signed object.", FORM, malformed);
        }
    }

    private static License license(AnswerObject license) {
        return new License(
                licenseId(license.text("licenseId")),
                license.text("appleItemId"),
                license.text("appleVersionId"),
                license.text("assetPublicId"),
                license.text("keyBlobSha256"),
                moment(license.integer("issuedTime")),
                duration(license.integer("duration")));
    }

    private static long licenseId(String decimal) {
        if (decimal.matches("[1-9][0-9]{0,18}") && new BigInteger(decimal).bitLength() < Long.SIZE) {
            return Long.parseLong(decimal);
        }
        throw invalid(
                "has the number '" + decimal + "'", "Number licences from 1 and below 2^63; iOS 17.4 mishandles more.");
    }

    private static Instant moment(long epochSecond) {
        if (epochSecond < 0 || epochSecond > Instant.MAX.getEpochSecond() / 2) {
            throw invalid("was issued at " + epochSecond, "Send issuedTime in seconds since 1970.");
        }
        return Instant.ofEpochSecond(epochSecond);
    }

    private static Duration duration(long seconds) {
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond() / 2) {
            throw invalid("lasts " + seconds + " seconds", "Send the duration in seconds, 0 for ever.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static void requireDistinctIds(List<License> licenses) {
        Set<Long> ids = new HashSet<>();
        for (License license : licenses) {
            if (!ids.add(license.licenseId())) {
                throw invalid("number " + license.licenseId() + " occurs twice", "Give every licence its own number.");
            }
        }
    }

    private static MarketplaceKitError invalid(String seen, String advice) {
        return Case.INVALID_LICENSE.because("The licence " + seen + ".", advice);
    }
}
