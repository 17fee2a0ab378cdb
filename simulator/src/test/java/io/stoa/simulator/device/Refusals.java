package io.stoa.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What a device has to say when it stops: the right case, what it saw, and what to do. */
final class Refusals {

    private Refusals() {}

    /** @param seen a part of the sentence, so that the refusal is for the very fault the test made */
    static MarketplaceKitError assertRefused(MarketplaceKitError.Case expected, String seen, Executable attempt) {
        MarketplaceKitError error = assertThrows(MarketplaceKitError.class, attempt);
        assertEquals(expected, error.errorCase(), error.sentence());
        assertTrue(error.sentence().contains(seen), error.sentence());
        assertFalse(error.advice().isBlank());
        return error;
    }
}
