package io.stoa.notification.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Of all headers there are, one is genuine, in either case and with white space around it. */
class NotificationSignatureFuzzTest {

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String GENUINE = "hmacsha256=7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e54657";

    private final NotificationSignature signature = signature();

    @FuzzTest(maxDuration = "3m")
    void shouldAcceptTheOneGenuineHeader(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.ISO_8859_1);

        boolean genuine = signature.verifiedBy(BODY, header).isPresent();

        assertEquals(header.strip().equalsIgnoreCase(GENUINE), genuine);
        assertTrue(!genuine || signature.isWellFormed(List.of(header)));
    }

    private static NotificationSignature signature() {
        NotificationSettings settings = new NotificationSettings();
        settings.secrets = Optional.of("another secret,This is my secret");
        settings.secretsFile = Optional.empty();
        settings.formerSecretsUntil = Optional.empty();
        settings.clock = Clock.systemUTC();
        settings.read();
        NotificationSignature signature = new NotificationSignature();
        signature.settings = settings;
        return signature;
    }
}
