package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import org.junit.jupiter.api.Test;

/** Who may send the bytes, and what is refused at the start. */
class PackageDeliveryTest {

    @Test
    void shouldOffloadOnlyWhereItIsSaid() {
        assertTrue(delivery("x-accel-redirect", "file").mayOffload());
        assertFalse(delivery("stream", "file").mayOffload());
    }

    @Test
    void shouldStartWithWhatWorks() {
        assertDoesNotThrow(delivery("stream", "file")::check);
        assertDoesNotThrow(delivery("stream", "s3")::check);
        assertDoesNotThrow(delivery("x-accel-redirect", "file")::check);
    }

    @Test
    void shouldRefuseToOffloadWhatIsNoFile() {
        String sentence = refusal(delivery("x-accel-redirect", "s3"));

        assertTrue(sentence.contains("needs stoa.packages.store=file"), sentence);
        assertTrue(sentence.contains("\"s3\""), sentence);
    }

    @Test
    void shouldRefuseAWayItDoesNotKnow() {
        assertTrue(refusal(delivery("sendfile", "file")).contains("\"sendfile\""));
    }

    private static String refusal(PackageDelivery delivery) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, delivery::check);
        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        return refusal.sentence();
    }

    private static PackageDelivery delivery(String delivery, String store) {
        PackageDelivery settings = new PackageDelivery();
        settings.delivery = delivery;
        settings.store = store;
        return settings;
    }
}
