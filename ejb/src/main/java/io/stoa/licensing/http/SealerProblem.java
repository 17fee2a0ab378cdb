package io.stoa.licensing.http;

import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of refusals in the contract, and what each means for us. */
enum SealerProblem {
    MALFORMED(400, Meaning.NO),
    NOT_FOUND(404, Meaning.NO),
    METHOD_NOT_ALLOWED(405, Meaning.NO),
    TOO_LARGE(413, Meaning.NO),
    REQUEST_REFUSED(422, Meaning.NO_REQUEST),
    GRANT_REFUSED(422, Meaning.NO),
    SEALING_FAILED(500, Meaning.ASK_ANOTHER),
    BUSY(503, Meaning.AWAY),
    NOT_READY(503, Meaning.AWAY);

    /** What follows from a refusal. */
    private enum Meaning {
        /** every sealer would say the same of this request */
        NO_REQUEST,
        /** every sealer would say the same, and it is not the device's fault */
        NO,
        /** another one may do it; this one is not worse for it, else odd requests could close it for everybody */
        ASK_ANOTHER,
        /** another one may do it, and this one is better left alone */
        AWAY
    }

    private final int status;
    private final Meaning meaning;

    SealerProblem(int status, Meaning meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    static Optional<SealerProblem> of(int status, String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status && problem.slug().equals(code))
                .findFirst();
    }

    private String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean meansAway() {
        return meaning == Meaning.AWAY;
    }

    /**
     * What ends the question where every sealer would say the same.
     *
     * @throws SealerFailed where another one may do it
     */
    MarketplaceException raised() throws SealerFailed {
        return switch (meaning) {
            case NO_REQUEST -> new LicenseRequestRefused();
            case NO ->
                new RetryableFailure(
                        FailureCode.SEALER_REFUSED,
                        "The licence sealer refuses what it is asked (" + slug() + "). Look into its log.");
            case ASK_ANOTHER, AWAY -> throw new SealerFailed("refuses: " + slug());
        };
    }
}
