package io.stoa.licensing.service;

import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;

/**
 * What to upload to Apple's portal for one key.
 *
 * @param pem PKCS #10
 */
public record CertificateRequest(LicensingKeyId key, LicensingKeyPurpose purpose, String pem) {}
