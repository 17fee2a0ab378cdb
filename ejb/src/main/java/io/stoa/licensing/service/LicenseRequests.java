package io.stoa.licensing.service;

import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.crypto.LicenseEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads what a device encrypted. */
@ApplicationScoped
public class LicenseRequests {

    @Inject
    LicenseEnvelope envelope;

    @Inject
    LicenseSealer sealer;

    /** @throws LicenseRequestRefused when it cannot be opened or asks for another action */
    public OpenedRequest open(EncryptedRequest encrypted, LicenseAction expected) {
        byte[] plain = envelope.open(encrypted);
        LicenseRequest content = sealer.inspect(plain);
        if (content.action() != expected) {
            throw new LicenseRequestRefused();
        }
        return new OpenedRequest(plain, content);
    }

    /**
     * A request that could be read.
     *
     * @param plain what the sealer is given again
     */
    public record OpenedRequest(byte[] plain, LicenseRequest content) {

        public OpenedRequest {
            plain = plain.clone();
        }

        @Override
        public byte[] plain() {
            return plain.clone();
        }

        /** Without the bytes, so that they cannot reach a log. */
        @Override
        public String toString() {
            return content.toString();
        }
    }
}
