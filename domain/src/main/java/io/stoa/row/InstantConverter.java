package io.stoa.row;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;

/** Keeps instants as microseconds since the epoch, the one form both persistence providers read back alike. */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Long> {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public Long convertToDatabaseColumn(Instant instant) {
        // not ChronoUnit.MICROS.between: that counts in nanoseconds, which end in the year 2262
        return instant == null
                ? null
                : instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }

    @Override
    public Instant convertToEntityAttribute(Long micros) {
        return micros == null
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND),
                        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
