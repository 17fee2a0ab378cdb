package io.stoa.simulator.device;

import io.stoa.packageformat.TrustAnchors;
import java.net.URI;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Describes a device before it is switched on. Only the server's public address has no default: an iPhone 15 with
 * iOS 18.3.1 that trusts Apple's root, whose marketplace app adds no headers.
 */
public final class DeviceBuilder {

    private static final long TEN_MEBIBYTES = 10L * 1024 * 1024;
    private static final int DEVICE_ID_BYTES = 16;

    String model = "iPhone15,4";
    String platform = "iOS";
    OsVersion osVersion = new OsVersion("18.3.1");
    Optional<String> deviceId = Optional.empty();
    URI publicUrl;
    TrustAnchors trustAnchors = TrustAnchors.apple();
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    SeenNonces seenNonces = new SeenNonces();
    Optional<ECPublicKey> verificationTokenKey = Optional.empty();
    Optional<String> marketplaceAppleItemId = Optional.empty();
    KeyBlobOracle keyBlobs = publicId -> Optional.empty();
    MarketplaceExtension extension = MarketplaceExtension.silent();
    Optional<byte[]> keptEncryptionCertificate = Optional.empty();
    LicensedAsset licensedAsset = LicensedAsset.TARGET_VARIANT;
    RotatedRefreshToken rotatedRefreshToken = RotatedRefreshToken.KEEP;
    boolean firstTokenAnswerLost;
    boolean restoreOnInstall = true;
    long rangeSize = TEN_MEBIBYTES;
    Duration patience = Duration.ofSeconds(60);
    Consumer<DeviceStep> stepListener = step -> {};

    DeviceBuilder() {}

    /** As manifests spell it: {@code iPhone15,4}, {@code iPad16,3-A}. */
    public DeviceBuilder model(String hardwareModel) {
        this.model = hardwareModel;
        return this;
    }

    /** {@code iOS} or {@code iPadOS}, as sent in requests. */
    public DeviceBuilder platform(String name) {
        this.platform = name;
        return this;
    }

    /** Such as {@code 18.3.1}. */
    public DeviceBuilder osVersion(String version) {
        this.osVersion = new OsVersion(version);
        return this;
    }

    /** Hexadecimal; a random one by default. */
    public DeviceBuilder deviceId(String hexadecimal) {
        this.deviceId = Optional.of(hexadecimal);
        return this;
    }

    /** The registered domain with its scheme; well-known documents are fetched there. */
    public DeviceBuilder publicUrl(URI url) {
        this.publicUrl = url;
        return this;
    }

    /** Instead of Apple's root, for forged packages. */
    public DeviceBuilder trustAnchors(TrustAnchors anchors) {
        this.trustAnchors = anchors;
        return this;
    }

    /** What the device takes for the time. */
    public DeviceBuilder clock(Clock deviceClock) {
        this.clock = deviceClock;
        return this;
    }

    /** Source of keys, request numbers and the device id. */
    public DeviceBuilder random(SecureRandom source) {
        this.random = source;
        return this;
    }

    /** Shared between devices, as Apple sees the tokens of all. */
    public DeviceBuilder seenNonces(SeenNonces shared) {
        this.seenNonces = shared;
        return this;
    }

    /** Public half of the distribution key; without it only the form of tokens is checked. */
    public DeviceBuilder verificationTokenKey(ECPublicKey key) {
        this.verificationTokenKey = Optional.of(key);
        return this;
    }

    /** Who has to issue the tokens of apps that come from within the marketplace app. */
    public DeviceBuilder marketplaceAppleItemId(String appleItemId) {
        this.marketplaceAppleItemId = Optional.of(appleItemId);
        return this;
    }

    /** Knows the true key blobs; without it a wrong one goes unnoticed. */
    public DeviceBuilder keyBlobs(KeyBlobOracle oracle) {
        this.keyBlobs = oracle;
        return this;
    }

    /** Signs requests for apps that came from within the marketplace app. */
    public DeviceBuilder extension(MarketplaceExtension marketplaceExtension) {
        this.extension = marketplaceExtension;
        return this;
    }

    /** Encrypts licence requests for a certificate of before, in DER, as a device that did not fetch the present one. */
    public DeviceBuilder keptEncryptionCertificate(byte[] der) {
        this.keptEncryptionCertificate = Optional.of(der.clone());
        return this;
    }

    /** Which asset an update by delta is licensed for. */
    public DeviceBuilder licensedAsset(LicensedAsset asset) {
        this.licensedAsset = asset;
        return this;
    }

    /** What becomes of a rotated refresh token. */
    public DeviceBuilder rotatedRefreshToken(RotatedRefreshToken habit) {
        this.rotatedRefreshToken = habit;
        return this;
    }

    /** Whether the answer to a token exchange is lost on its way, so that the device asks with the same token again. */
    public DeviceBuilder firstTokenAnswerLost(boolean lost) {
        this.firstTokenAnswerLost = lost;
        return this;
    }

    /** Whether a first install asks restore, as Apple's articles say; true by default. */
    public DeviceBuilder restoreOnInstall(boolean asked) {
        this.restoreOnInstall = asked;
        return this;
    }

    /** Bytes of one range of a download; 10 MiB by default. */
    public DeviceBuilder rangeSize(long bytes) {
        this.rangeSize = bytes;
        return this;
    }

    /** How long a server may take for one request; 60 seconds by default, as for licences on iOS. */
    public DeviceBuilder patience(Duration time) {
        this.patience = time;
        return this;
    }

    /** Told of each step as it ends. */
    public DeviceBuilder onStep(Consumer<DeviceStep> listener) {
        this.stepListener = listener;
        return this;
    }

    /**
     * Switches the device on.
     *
     * @throws IllegalArgumentException when the public address is none a device would use
     */
    public Device build() {
        Objects.requireNonNull(publicUrl, "a device needs the public address of a server");
        if (!SecureUrl.isSecure(publicUrl) || rangeSize < 1) {
            throw new IllegalArgumentException(
                    "'" + publicUrl + "' is not an absolute https address (http is for this machine only)");
        }
        return new Device(new DeviceParts(this));
    }

    DeviceHardware hardware() {
        return new DeviceHardware(model, platform, osVersion, deviceId.orElseGet(this::randomDeviceId));
    }

    private String randomDeviceId() {
        byte[] id = new byte[DEVICE_ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
