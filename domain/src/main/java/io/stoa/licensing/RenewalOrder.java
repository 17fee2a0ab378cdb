package io.stoa.licensing;

/** A device's order to renew licences; which ones stands inside the encrypted request. */
public record RenewalOrder(EncryptedRequest request, LicenseCaller caller) {}
