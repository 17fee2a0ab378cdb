package io.stoa.licensing.http;

import io.stoa.licensing.SealerState;
import io.stoa.licensing.crypto.LicensingCertificates;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What each sealer says of itself, held against the certificates devices are given. */
@ApplicationScoped
public class SealerLook {

    private static final Logger LOG = System.getLogger(SealerLook.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Inject
    LicensingCertificates certificates;

    @Inject
    Clock clock;

    private volatile List<SealerState> states = List.of();

    /** Before anybody looked. */
    void begin(List<Sealer> sealers) {
        states = sealers.stream()
                .map(sealer -> new SealerState(false, "was not asked yet"))
                .toList();
    }

    /** Asks each of them. */
    void look(List<Sealer> sealers) {
        List<SealerState> former = states;
        List<SealerState> seen = sealers.stream().map(this::stateOf).toList();
        for (int number = 0; number < seen.size(); number++) {
            if (!seen.get(number).equals(former.get(number))) {
                tell(sealers.get(number), seen.get(number));
            }
        }
        states = seen;
    }

    private SealerState stateOf(Sealer sealer) {
        try {
            return verdict(sealer.askNow(new Question<>("v1/self-check", Optional.empty(), SelfCheck::read), LIMIT));
        } catch (SealerFailed away) {
            return new SealerState(false, away.getMessage());
        } catch (MarketplaceException refusal) {
            return new SealerState(false, refusal.sentence());
        }
    }

    private SealerState verdict(SelfCheck check) {
        return check.fault(certificates.signing(), certificates.encryption(), clock.instant())
                .map(fault -> new SealerState(false, fault))
                .orElseGet(() -> new SealerState(true, check.praise()));
    }

    private static void tell(Sealer sealer, SealerState state) {
        Level level = state.answers() ? Level.INFO : Level.ERROR;
        LOG.log(level, "license.sealer at={0} answers={1} {2}", sealer, state.answers(), state.sentence());
    }

    List<SealerState> states() {
        return states;
    }
}
