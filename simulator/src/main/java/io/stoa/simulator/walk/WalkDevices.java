package io.stoa.simulator.walk;

import io.stoa.packageformat.TrustAnchors;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.DeviceBuilder;
import io.stoa.simulator.device.RotatedRefreshToken;
import io.stoa.simulator.device.SeenNonces;
import java.time.Clock;
import java.util.Optional;

/** Devices that know all that Apple knows: the root of packages, the true key blobs, the distribution key, every nonce. */
final class WalkDevices {

    static final String IPHONE = "iPhone15,4";
    static final String IPAD = "iPad16,3-A";

    private final Installation installation;
    private final TrustAnchors trustAnchors;
    private final SeenNonces seenNonces = new SeenNonces();

    WalkDevices(Installation installation, TrustAnchors trustAnchors) {
        this.installation = installation;
        this.trustAnchors = trustAnchors;
    }

    Device iPhone() {
        return device().model(IPHONE).platform("iOS").build();
    }

    /** One whose time goes its own way. */
    Device iPhone(Clock clock) {
        return device().model(IPHONE).platform("iOS").clock(clock).build();
    }

    /** One that encrypts to this certificate for good, DER. */
    Device iPadThatKeeps(byte[] encryptionCertificate) {
        return device().model(IPAD)
                .platform("iPadOS")
                .keptEncryptionCertificate(encryptionCertificate)
                .build();
    }

    /** One that hears no first answer of the token endpoint. */
    Device iPhoneWithABadConnection(Clock clock) {
        return device().model(IPHONE)
                .platform("iOS")
                .clock(clock)
                .firstTokenAnswerLost(true)
                .build();
    }

    /** One that goes on with the refresh token it got first. */
    Device iPadThatDropsRotatedTokens(Clock clock) {
        return device().model(IPAD)
                .platform("iPadOS")
                .clock(clock)
                .rotatedRefreshToken(RotatedRefreshToken.DROP)
                .build();
    }

    Device iPad() {
        return device().model(IPAD).platform("iPadOS").build();
    }

    private DeviceBuilder device() {
        DeviceBuilder device = Device.builder()
                .publicUrl(installation.publicUrl())
                .trustAnchors(trustAnchors)
                .seenNonces(seenNonces)
                .marketplaceAppleItemId(installation.marketplaceAppleItemId())
                .keyBlobs(publicId -> Optional.of(KeyBlobs.sha256(publicId).hex()));
        installation.verificationTokenKey().ifPresent(device::verificationTokenKey);
        return device;
    }
}
