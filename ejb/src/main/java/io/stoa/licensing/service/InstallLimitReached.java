package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Between judging and recording other devices of the account took the last places. */
public class InstallLimitReached extends MarketplaceException {

    private static final long serialVersionUID = 1L;

    private final transient Set<AppleItemId> apps;

    InstallLimitReached(Collection<Install> installs) {
        super(
                FailureCode.STATE_CONFLICT,
                "Other devices of the account were licensed meanwhile, as many as may have the app. Send the request again.");
        this.apps = installs.stream().map(Install::app).collect(Collectors.toSet());
    }

    /** Of which apps. */
    Set<AppleItemId> apps() {
        return apps;
    }
}
