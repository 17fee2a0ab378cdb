package io.stoa.cli.simulate;

import io.stoa.packageformat.TrustAnchors;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.device.DeviceBuilder;
import io.stoa.simulator.device.DistributionPublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What kind of device, whom it trusts, and what its marketplace app adds to requests. */
final class DeviceOptions {

    @Option(names = "--device", defaultValue = "iPhone15,4", description = "Hardware model (${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--os", defaultValue = "18.3.1", description = "Version of the system (${DEFAULT-VALUE}).")
    private String osVersion;

    @Option(names = "--platform", defaultValue = "iOS", description = "iOS or iPadOS (${DEFAULT-VALUE}).")
    private String platform;

    @Option(
            names = "--trust-anchors",
            paramLabel = "FILE",
            description = "PEM file with the roots to trust instead of Apple Root CA - G3.")
    private Optional<Path> trustAnchors;

    @Option(
            names = "--ivt-key",
            paramLabel = "FILE",
            description = "PEM file with the public distribution key; without it signatures of tokens go unchecked.")
    private Optional<Path> tokenKey;

    @Option(names = "--marketplace", description = "Apple item id of the marketplace that has to issue the tokens.")
    private Optional<String> marketplace;

    @Option(
            names = "--header",
            paramLabel = "'Name: value'",
            description = "Header the marketplace app's extension adds to its requests; may come several times.")
    private List<String> headers = List.of();

    @Option(
            names = "--no-restore-call",
            description = "Do not ask restore during a first install; nobody knows whether devices always do.")
    private boolean noRestoreCall;

    @Option(
            names = "--simulated-key-blobs",
            description = "Check licences against the key blobs of 'stoa simulate app-store-connect'.")
    private boolean simulatedKeyBlobs;

    @Option(
            names = "--kept-encryption-certificate",
            paramLabel = "FILE",
            description = "Encrypt licence requests for this certificate (DER), as a device that kept one of before.")
    private Optional<Path> keptEncryptionCertificate;

    /**
     * @throws IOException              a file cannot be read or does not hold what it should
     * @throws IllegalArgumentException a value is malformed
     */
    DeviceBuilder describe(DeviceBuilder device) throws IOException {
        Map<String, String> added = extensionHeaders();
        device.model(model)
                .osVersion(osVersion)
                .platform(platform)
                .restoreOnInstall(!noRestoreCall)
                .extension((url, body, account) -> added);
        if (simulatedKeyBlobs) {
            device.keyBlobs(publicId -> Optional.of(KeyBlobs.sha256(publicId).hex()));
        }
        marketplace.ifPresent(device::marketplaceAppleItemId);
        if (trustAnchors.isPresent()) {
            device.trustAnchors(TrustAnchors.ofPem(trustAnchors.get()));
        }
        if (tokenKey.isPresent()) {
            device.verificationTokenKey(DistributionPublicKey.ofPem(tokenKey.get()));
        }
        if (keptEncryptionCertificate.isPresent()) {
            device.keptEncryptionCertificate(Files.readAllBytes(keptEncryptionCertificate.get()));
        }
        return device;
    }

    private Map<String, String> extensionHeaders() {
        Map<String, String> added = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header must be 'Name: value'.");
            }
            added.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return added;
    }
}
