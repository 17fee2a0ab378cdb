package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.licensing.TakeDowns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Take-downs in memory; counts the statements a database would be asked. */
final class KnownTakeDowns implements TakeDowns {

    final Map<AppleVersionId, TakeDownPolicy> policies = new HashMap<>();
    final List<TakeDown> takeDowns = new ArrayList<>();
    int questions;

    @Override
    public Map<AppleVersionId, TakeDownPolicy> policies(Collection<AppleVersionId> versions) {
        questions++;
        Map<AppleVersionId, TakeDownPolicy> asked = new HashMap<>(policies);
        asked.keySet().retainAll(versions);
        return asked;
    }

    @Override
    public List<TakeDown> of(AppleItemId app) {
        return takeDowns.stream().filter(each -> each.app().equals(app)).toList();
    }

    @Override
    public void decide(TakeDown takeDown, TakeDownPolicy policy) {
        takeDowns.remove(takeDown);
        takeDowns.add(new TakeDown(
                takeDown.app(),
                takeDown.endedAt(),
                takeDown.packages().stream()
                        .map(item -> new TakeDown.Item(item.packageId(), item.versions(), policy))
                        .toList()));
    }
}
