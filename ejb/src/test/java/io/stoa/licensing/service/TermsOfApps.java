package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseTerms;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Terms in memory; counts the statements a database would be asked. */
final class TermsOfApps implements AppTerms {

    final Map<AppleItemId, LicenseTerms> decided = new HashMap<>();
    int questions;

    void holdFor(long app, Duration duration) {
        decide(new AppleItemId(app), new LicenseTerms(Optional.of(duration), OptionalInt.empty()));
    }

    void limit(long app, int devices) {
        decide(new AppleItemId(app), new LicenseTerms(Optional.empty(), OptionalInt.of(devices)));
    }

    @Override
    public Map<AppleItemId, LicenseTerms> decided(Collection<AppleItemId> apps) {
        questions++;
        Map<AppleItemId, LicenseTerms> asked = new HashMap<>(decided);
        asked.keySet().retainAll(apps);
        return asked;
    }

    @Override
    public LicenseTerms decide(AppleItemId app, LicenseTerms terms) {
        LicenseTerms former = decided.put(app, terms);
        return former == null ? LicenseTerms.STANDARD : former;
    }
}
