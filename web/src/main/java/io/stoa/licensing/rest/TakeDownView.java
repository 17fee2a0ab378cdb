package io.stoa.licensing.rest;

import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.problem.rest.PathIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A take-down as the API shows it.
 *
 * @param takeDownId the moment of its end in microseconds: within an app nothing else names it
 * @param policy     absent where the packages have different ones
 * @param effect     what the policy does for people; absent like the policy
 */
public record TakeDownView(
        String takeDownId, Instant endedAt, Optional<String> policy, Optional<String> effect, List<ItemView> packages) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,17}");

    /** A package of it. */
    public record ItemView(
            PackageId alternativeDistributionPackageId, List<AppleVersionId> appleVersionIds, String policy) {}

    static TakeDownView of(TakeDown takeDown) {
        return new TakeDownView(
                String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, takeDown.endedAt())),
                takeDown.endedAt(),
                takeDown.policy().map(Enum::name),
                takeDown.policy().map(TakeDownView::effect),
                takeDown.packages().stream()
                        .map(item -> new ItemView(
                                item.packageId(), item.versions(), item.policy().name()))
                        .toList());
    }

    private static String effect(TakeDownPolicy policy) {
        return switch (policy) {
            case RENEW -> "Who has the app keeps it. Nobody installs it anew.";
            case LAPSE ->
                "The app opens until each licence's end, and is not renewed beyond it. Licences for ever go on.";
            case REVOKE ->
                "A device stops the app when it next asks for renewal: in the last 24 hours of the licence, or when"
                        + " the marketplace app asks. Licences for ever end only when the marketplace app asks.";
        };
    }

    static Instant endedAt(String takeDownId) {
        if (!ID.matcher(takeDownId).matches()) {
            throw PathIds.notFound();
        }
        return Instant.EPOCH.plus(Long.parseLong(takeDownId), ChronoUnit.MICROS);
    }
}
