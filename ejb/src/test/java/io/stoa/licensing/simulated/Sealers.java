package io.stoa.licensing.simulated;

import io.stoa.keys.service.Workbench;
import io.stoa.licensing.crypto.LicensingRings;
import io.stoa.licensing.service.LicensingSettings;

/** Simulated sealers of an installation. */
public final class Sealers {

    private Sealers() {}

    public static SimulatedSealer of(Workbench workbench, LicensingSettings settings) {
        SimulatedSealer sealer = new SimulatedSealer();
        sealer.settings = settings;
        sealer.installation = workbench.installation();
        sealer.keys = LicensingRings.of(workbench.files());
        sealer.start();
        return sealer;
    }
}
