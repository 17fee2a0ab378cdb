package io.stoa.keys.service;

/** The files an operator brings, and what stands in for each during development. */
enum KeyFile {
    TOKEN_SIGNING("stoa.tokens.signing-key-file", "token-signing.pem"),
    LICENSING_ENCRYPTION_KEY("stoa.licensing.encryption-key-file", "licensing-encryption.pem"),
    LICENSING_ENCRYPTION_CERTIFICATE("stoa.licensing.encryption-certificate-file", "licensing-encryption.cer"),
    LICENSING_SIGNING_KEY("stoa.licensing.signing-key-file", "licensing-signing.pem"),
    LICENSING_SIGNING_CERTIFICATE("stoa.licensing.signing-certificate-file", "licensing-signing.cer");

    private final String configurationKey;
    private final String developmentName;

    KeyFile(String configurationKey, String developmentName) {
        this.configurationKey = configurationKey;
        this.developmentName = developmentName;
    }

    String configurationKey() {
        return configurationKey;
    }

    String developmentName() {
        return developmentName;
    }
}
