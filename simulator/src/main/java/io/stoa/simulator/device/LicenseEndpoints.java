package io.stoa.simulator.device;

import java.net.URI;
import java.util.Optional;

/**
 * The {@code license} object of the configuration.
 *
 * @param resolution the page for expired licences; without it the alert has only an OK button
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
public record LicenseEndpoints(
        URI dynamicLicense, URI renewal, Optional<URI> resolution, URI signingCertificate, URI encryptionCertificate) {}
