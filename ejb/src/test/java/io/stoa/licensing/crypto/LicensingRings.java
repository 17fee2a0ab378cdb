package io.stoa.licensing.crypto;

import io.stoa.keys.service.KeyFiles;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicensingKeys;
import java.time.Clock;

/** Licensing keys, opened. */
public final class LicensingRings {

    private LicensingRings() {}

    /** Of files alone. */
    public static LicensingKeyRing of(KeyFiles files) {
        LicensingKeyRing ring = new LicensingKeyRing();
        ring.files = new LicensingKeyFiles();
        ring.files.files = files;
        ring.keys = new StoredLicensingKeys();
        ring.clock = Clock.systemUTC();
        ring.start();
        return ring;
    }

    /** Of files and rows. */
    public static LicensingKeyRing of(Workbench workbench, LicensingKeys keys, Clock clock) {
        LicensingKeyRing ring = new LicensingKeyRing();
        ring.files = new LicensingKeyFiles();
        ring.files.files = workbench.files();
        ring.keys = keys;
        ring.secretBox = workbench.secretBox();
        ring.clock = clock;
        ring.start();
        return ring;
    }

    public static LicenseEnvelope envelopeOf(LicensingKeyRing ring) {
        LicenseEnvelope envelope = new LicenseEnvelope();
        envelope.ring = ring;
        return envelope;
    }
}
