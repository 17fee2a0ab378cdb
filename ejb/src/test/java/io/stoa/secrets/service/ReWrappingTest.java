package io.stoa.secrets.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.SealedRows;
import io.stoa.secrets.SealingKeys;
import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step by step through all kinds, begun and stopped anywhere. */
class ReWrappingTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private final ReWrapping reWrapping = new ReWrapping();
    private int failures;
    private boolean stale;

    @BeforeEach
    void setUp() {
        reWrapping.rows = new TwoKinds();
        reWrapping.keys = new NewKey();
        reWrapping.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject);
    }

    @Test
    void shouldLeadThroughAllKindsToTheEnd() {
        Optional<SealedPlace> place = Optional.empty();
        do {
            place = reWrapping.sealAnew(place, "mara").next();
        } while (place.isPresent());

        assertEquals(List.of("a/", "a/1", "b/", "b/1"), asked);
        assertEquals(List.of("mara secrets.re-wrap new"), audited);
    }

    @Test
    void shouldReadAgainWhatSomebodyChangedMeanwhile() {
        failures = 2;

        assertEquals(
                Optional.of("1"),
                reWrapping.sealAnew(Optional.empty(), "mara").batch().last());
        assertEquals(List.of("a/", "a/", "a/"), asked);
    }

    @Test
    void shouldGiveUpWhereItGoesOnFailing() {
        failures = 3;

        assertThrows(EJBException.class, () -> reWrapping.sealAnew(Optional.empty(), "mara"));
        assertEquals(3, asked.size());
    }

    @Test
    void shouldNotSealWithTheFormerKeyWhereTheFileHasAnother() {
        stale = true;

        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> reWrapping.sealAnew(Optional.empty(), "mara"));
        assertEquals(FailureCode.STATE_CONFLICT, refusal.code());
        assertEquals(List.of(), asked);
        assertEquals(List.of(), audited);
    }

    @Test
    void shouldRefuseAPlaceOfAKindThatIsNone() {
        Optional<SealedPlace> nowhere = SealedPlace.parse("audit-event/1");

        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> reWrapping.sealAnew(nowhere, "mara"));
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
        assertThrows(MarketplaceException.class, () -> reWrapping.count(nowhere));
        assertEquals(List.of(), asked);
    }

    private final class NewKey implements SealingKeys {

        @Override
        public String present() {
            return "new";
        }

        @Override
        public Optional<String> of(byte[] sealed) {
            return Optional.empty();
        }

        @Override
        public boolean areStale() {
            return stale;
        }
    }

    /** One row of each kind. */
    private final class TwoKinds implements SealedRows {

        @Override
        public List<String> kinds() {
            return List.of("a", "b");
        }

        @Override
        public SealedBatch sealAnew(SealedPlace place, int most) {
            asked.add(place.toString());
            if (failures-- > 0) {
                throw new EJBException("changed meanwhile");
            }
            return count(place, most);
        }

        @Override
        public SealedBatch count(SealedPlace place, int most) {
            return place.after().isEmpty()
                    ? new SealedBatch(Map.of("new", 1), 1, List.of(), Optional.of("1"))
                    : new SealedBatch(Map.of(), 0, List.of(), Optional.empty());
        }
    }
}
