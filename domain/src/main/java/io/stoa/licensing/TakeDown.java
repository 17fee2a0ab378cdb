package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The end of an offer that nothing came after: the packages of an app whose offer ended at one moment, as they all do when
 * the app is withdrawn.
 *
 * @param endedAt  by App Store Connect's clock, as it became known first; names the take-down within its app
 * @param packages at least one
 */
public record TakeDown(AppleItemId app, Instant endedAt, List<Item> packages) {

    public TakeDown {
        packages = List.copyOf(packages);
    }

    /**
     * A package that is offered nowhere any more.
     *
     * @param versions those published from it
     * @param policy   what was decided for their licences
     */
    public record Item(PackageId packageId, List<AppleVersionId> versions, TakeDownPolicy policy) {}

    /** What holds for all its packages; empty where they differ, because they were taken down at different moments before. */
    public Optional<TakeDownPolicy> policy() {
        Set<TakeDownPolicy> policies = packages.stream().map(Item::policy).collect(Collectors.toSet());
        return policies.size() == 1 ? policies.stream().findFirst() : Optional.empty();
    }

    public List<AppleVersionId> versions() {
        return packages.stream().flatMap(item -> item.versions().stream()).toList();
    }
}
