package io.stoa.licensing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Under which terms an app is licensed.
 *
 * @param duration     how long a licence holds, whole seconds; zero means for ever; empty where the configuration says it
 * @param installLimit on how many devices an account may have the app; empty for any number
 */
public record LicenseTerms(Optional<Duration> duration, OptionalInt installLimit) {

    /** What holds where nothing was decided. */
    public static final LicenseTerms STANDARD = new LicenseTerms(Optional.empty(), OptionalInt.empty());

    /** The longest that is not for ever. */
    public static final Duration LONGEST = Duration.ofDays(3_650);

    /** The most devices a limit can allow. */
    public static final int HIGHEST_LIMIT = 10_000;

    public LicenseTerms {
        if (duration.filter(LicenseTerms::isOutOfRange).isPresent()) {
            throw new IllegalArgumentException("a licence holds for whole seconds, at most " + LONGEST);
        }
        if (installLimit.isPresent() && (installLimit.getAsInt() < 1 || installLimit.getAsInt() > HIGHEST_LIMIT)) {
            throw new IllegalArgumentException("an install limit is 1 to " + HIGHEST_LIMIT);
        }
    }

    /** Whether no licence can hold that long. */
    public static boolean isOutOfRange(Duration duration) {
        return duration.isNegative() || duration.getNano() != 0 || duration.compareTo(LONGEST) > 0;
    }

    /** Whether licences were decided to hold for ever. */
    public boolean isForEver() {
        return duration.filter(Duration::isZero).isPresent();
    }

    /** As the audit tells it. */
    @Override
    public String toString() {
        return "duration " + duration.map(Duration::toString).orElse("of the configuration") + ", install limit "
                + (installLimit.isPresent() ? String.valueOf(installLimit.getAsInt()) : "none");
    }
}
