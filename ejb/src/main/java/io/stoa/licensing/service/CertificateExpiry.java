package io.stoa.licensing.service;

import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.crypto.LicensingPair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the certificates devices are given still hold. With one that ran out no device installs or renews anything. */
@ApplicationScoped
public class CertificateExpiry {

    private static final Logger LOG = System.getLogger(CertificateExpiry.class.getName());
    private static final Duration SOON = Duration.ofDays(30);

    @Inject
    LicensingKeyRing ring;

    @Inject
    Clock clock;

    /** What is told of each, in words; of one that is missing too. */
    public Map<LicensingKeyPurpose, String> sentences() {
        Map<LicensingKeyPurpose, String> sentences = new LinkedHashMap<>();
        for (LicensingKeyPurpose purpose : LicensingKeyPurpose.values()) {
            sentences.put(purpose, "missing: no licence can be given");
        }
        ring.pairs().forEach(pair -> sentences.put(pair.purpose(), sentence(notAfter(pair))));
        return sentences;
    }

    private String sentence(Instant notAfter) {
        Duration left = left(notAfter);
        if (left.isNegative() || left.isZero()) {
            return "EXPIRED at " + notAfter + ": devices accept no licence; install a new one";
        }
        String days = left.toDays() + " days left, until " + notAfter;
        return left.compareTo(SOON) < 0 ? "RUNS OUT SOON: " + days + "; have a new one issued" : days;
    }

    /** Writes a line for each that ran out or will within thirty days. */
    public void tell() {
        for (LicensingPair pair : ring.pairs()) {
            Duration left = left(notAfter(pair));
            if (left.compareTo(SOON) < 0) {
                LOG.log(
                        left.isNegative() ? Level.ERROR : Level.WARNING,
                        "license.certificate-expiry purpose={0} {1}",
                        pair.purpose().word(),
                        sentence(notAfter(pair)));
            }
        }
    }

    private Duration left(Instant notAfter) {
        return Duration.between(clock.instant(), notAfter);
    }

    private static Instant notAfter(LicensingPair pair) {
        return pair.certificate().getNotAfter().toInstant();
    }
}
