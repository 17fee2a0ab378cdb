package io.stoa.catalog;

/**
 * The two files of a package's archive, byte for byte as received: the signature holds the manifest's digest.
 *
 * @param manifest  {@code manifest.json}
 * @param signature {@code signature}, a CMS document
 */
public record SignedManifest(byte[] manifest, byte[] signature) {}
