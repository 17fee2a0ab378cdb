package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.crypto.LicensingPair;
import io.stoa.licensing.crypto.PretendAuthority;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody learns from a device that a certificate ran out. */
class CertificateExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final PublicKey KEY = NewKeys.p256().getPublic();

    private final List<LicensingPair> pairs = new ArrayList<>();
    private final CertificateExpiry expiry = new CertificateExpiry();

    CertificateExpiryTest() {
        expiry.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        expiry.ring = new LicensingKeyRing() {

            @Override
            public List<LicensingPair> pairs() {
                return pairs;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "365, '365 days left, until 2027-11-25T12:00:00Z'",
        "30, '30 days left, until 2026-12-25T12:00:00Z'",
        "29, 'RUNS OUT SOON: 29 days left, until 2026-12-24T12:00:00Z; have a new one issued'",
        "1, 'RUNS OUT SOON: 1 days left, until 2026-11-26T12:00:00Z; have a new one issued'",
        "0, 'EXPIRED at 2026-11-25T12:00:00Z: devices accept no licence; install a new one'",
        "-1, 'EXPIRED at 2026-11-24T12:00:00Z: devices accept no licence; install a new one'"
    })
    void shouldSayHowLongEachStillHolds(int days, String sentence) throws Exception {
        certified(LicensingKeyPurpose.ENCRYPTION, days);

        assertEquals(
                Map.of(
                        LicensingKeyPurpose.ENCRYPTION,
                        sentence,
                        LicensingKeyPurpose.SIGNING,
                        "missing: no licence can be given"),
                expiry.sentences());
    }

    @Test
    void shouldWriteALineOfEachThatRunsOutAndOfNoOther() throws Exception {
        certified(LicensingKeyPurpose.ENCRYPTION, 29);
        certified(LicensingKeyPurpose.SIGNING, -1);
        certified(LicensingKeyPurpose.SIGNING, 300);

        assertEquals(List.of(Level.WARNING, Level.SEVERE), levelsOf(expiry::tell));
    }

    private void certified(LicensingKeyPurpose purpose, int days) throws CertificateException {
        byte[] der = PretendAuthority.issue(KEY, NOW.minus(Duration.ofDays(400)), NOW.plus(Duration.ofDays(days)));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        pairs.add(new LicensingPair(purpose, Optional.empty(), certificate));
    }

    private static List<Level> levelsOf(Runnable work) {
        List<Level> levels = new ArrayList<>();
        Handler handler = new Handler() {

            @Override
            public void publish(LogRecord line) {
                levels.add(line.getLevel());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(CertificateExpiry.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return levels;
    }
}
