package io.stoa.catalog;

import io.stoa.apple.Territories;
import java.time.Instant;

/**
 * What App Store Connect says of a package or an app.
 *
 * @param available   whether it is offered from then on, or no longer
 * @param territories where
 * @param at          when, by App Store Connect's clock
 */
public record AvailabilityChange(boolean available, Territories territories, Instant at) {

    public static AvailabilityChange admitted(Instant at) {
        return new AvailabilityChange(true, Territories.EVERYWHERE, at);
    }

    public static AvailabilityChange withdrawn(Instant at) {
        return new AvailabilityChange(false, Territories.EVERYWHERE, at);
    }
}
