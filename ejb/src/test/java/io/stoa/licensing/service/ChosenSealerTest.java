package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.licensing.LicenseSealer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealer that does not exist is refused, and not replaced by another one. */
class ChosenSealerTest {

    private final ChosenSealer chosen = new ChosenSealer();

    @ParameterizedTest
    @ValueSource(strings = {"magic", "Http", ""})
    void shouldRefuseASealerItDoesNotKnow(String name) {
        chosen.settings = Settings.of(Duration.ofDays(30), name, true);

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> chosen.choose(new NoAdapter()));

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("stoa.licensing.sealer"));
    }

    @Test
    void shouldAskForTheAdapterOfTheConfiguredName() {
        chosen.settings = Settings.of(Duration.ofDays(30), "http", false);
        NoAdapter adapters = new NoAdapter();

        assertThrows(MarketplaceException.class, () -> chosen.choose(adapters));

        assertEquals(List.of(new SealerKind.Named("http")), adapters.asked);
    }

    /** Beans of which none has the name; keeps what it was asked for. */
    private static final class NoAdapter implements Instance<LicenseSealer> {

        private List<Annotation> asked = List.of();

        @Override
        public Instance<LicenseSealer> select(Annotation... qualifiers) {
            asked = List.of(qualifiers);
            return this;
        }

        @Override
        public <U extends LicenseSealer> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends LicenseSealer> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isUnsatisfied() {
            return true;
        }

        @Override
        public boolean isAmbiguous() {
            return false;
        }

        @Override
        public void destroy(LicenseSealer instance) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Handle<LicenseSealer> getHandle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<? extends Handle<LicenseSealer>> handles() {
            throw new UnsupportedOperationException();
        }

        @Override
        public LicenseSealer get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<LicenseSealer> iterator() {
            throw new UnsupportedOperationException();
        }
    }
}
