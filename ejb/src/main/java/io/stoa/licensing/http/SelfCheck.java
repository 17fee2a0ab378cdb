package io.stoa.licensing.http;

import io.stoa.apple.Sha256;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sealer says of itself.
 *
 * @param sealer name and build
 */
record SelfCheck(String sealer, boolean simulated, Certificate signing, Certificate encryption) {

    private static final int LONGEST_NAME = 200;

    static SelfCheck read(JsonObject answer) {
        return new SelfCheck(
                name(answer.getString("sealer")),
                answer.getBoolean("simulated"),
                Certificate.read(answer.getJsonObject("signingCertificate")),
                Certificate.read(answer.getJsonObject("encryptionCertificate")));
    }

    // it goes to logs and pages
    private static String name(String text) {
        if (text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("sealer");
        }
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /**
     * Why no device would accept its licences.
     *
     * @param servedSigning    the certificate devices verify with, in DER
     * @param servedEncryption the one they encrypt for, in DER
     */
    Optional<String> fault(byte[] servedSigning, byte[] servedEncryption, Instant now) {
        if (!signing.is(servedSigning) || !encryption.is(servedEncryption)) {
            return Optional.of("has other certificates than devices are given");
        }
        return signing.notAfter().isBefore(now) || encryption.notAfter().isBefore(now)
                ? Optional.of("has a certificate that ran out")
                : Optional.empty();
    }

    /** In a few words, where nothing is wrong. */
    String praise() {
        return sealer + (simulated ? ", simulated" : "") + ", certificates until " + earliest();
    }

    private Instant earliest() {
        return signing.notAfter().isBefore(encryption.notAfter()) ? signing.notAfter() : encryption.notAfter();
    }

    /** One of its certificates. */
    record Certificate(String sha256, Instant notAfter) {

        static Certificate read(JsonObject member) {
            return new Certificate(
                    member.getString("sha256"),
                    Instant.ofEpochSecond(member.getJsonNumber("notAfter").longValueExact()));
        }

        boolean is(byte[] der) {
            return Sha256.of(der).hex().equals(sha256);
        }
    }
}
