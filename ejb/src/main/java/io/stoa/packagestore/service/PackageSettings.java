package io.stoa.packagestore.service;

import io.stoa.packageformat.SignaturePolicy;
import io.stoa.packageformat.TrustAnchors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which signatures are trusted, and how many downloads run side by side. */
@ApplicationScoped
public class PackageSettings {

    @Inject
    @ConfigProperty(name = "stoa.packages.trust-anchors-file")
    Optional<String> trustAnchorsFile;

    @Inject
    @ConfigProperty(name = "stoa.packages.signature-policy", defaultValue = "require")
    String signaturePolicy;

    @Inject
    @ConfigProperty(name = "stoa.packages.parallel-downloads", defaultValue = "4")
    int parallelDownloads;

    @Inject
    @ConfigProperty(name = "stoa.packages.parallel-downloads-per-job", defaultValue = "3")
    int parallelDownloadsPerJob;

    @Inject
    @ConfigProperty(name = "stoa.packages.parallel-downloads-per-host", defaultValue = "4")
    int parallelDownloadsPerHost;

    @Inject
    @ConfigProperty(name = "stoa.packages.slowest-download", defaultValue = "262144")
    long slowestDownload;

    @Inject
    @ConfigProperty(name = "stoa.outbound.idle-timeout", defaultValue = "PT60S")
    Duration idleTimeout;

    private TrustAnchors anchors;

    @PostConstruct
    void load() {
        anchors = trustAnchorsFile.map(Path::of).map(PackageSettings::read).orElseGet(TrustAnchors::apple);
    }

    private static TrustAnchors read(Path file) {
        try {
            return TrustAnchors.ofPem(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("stoa.packages.trust-anchors-file cannot be read", unreadable);
        }
    }

    /** The pinned Apple Root CA - G3, unless another file is configured. */
    public TrustAnchors trustAnchors() {
        return anchors;
    }

    public SignaturePolicy signaturePolicy() {
        return SignaturePolicy.valueOf(signaturePolicy.toUpperCase(Locale.ROOT));
    }

    DownloadTurns.Limits downloadLimits() {
        return new DownloadTurns.Limits(parallelDownloads, parallelDownloadsPerJob, parallelDownloadsPerHost);
    }

    /** Which downloads are given up, to be continued later. */
    Watched.Limits transferLimits() {
        return new Watched.Limits(idleTimeout, slowestDownload);
    }
}
