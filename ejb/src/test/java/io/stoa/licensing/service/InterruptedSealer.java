package io.stoa.licensing.service;

import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseSealer;
import java.util.List;

/** A sealer that lets something else happen while it seals. */
final class InterruptedSealer implements LicenseSealer {

    private static final Runnable NOTHING = () -> {};

    private final LicenseSealer sealer;
    Runnable interference = NOTHING;

    InterruptedSealer(LicenseSealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public LicenseRequest inspect(byte[] plain) {
        return sealer.inspect(plain);
    }

    @Override
    public byte[] issue(byte[] plain, List<LicenseGrant> grants) {
        Runnable once = interference;
        interference = NOTHING;
        once.run();
        return sealer.issue(plain, grants);
    }
}
