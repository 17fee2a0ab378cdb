package io.stoa.reconciliation;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A package we have heard of: announced, or handed in.
 *
 * @param app       empty while a package that was handed in has never been published
 * @param handedIn  when it was first handed in; empty for one that is in the catalog
 */
public record KnownPackage(PackageId id, Optional<AppleItemId> app, Optional<Instant> handedIn) {}
