package io.stoa.licensing;

import java.util.Optional;

/**
 * A licence and its place in the line of those one device got for one app.
 *
 * @param previous the licence this one superseded, or would have
 * @param next     the licence that came after it
 */
public record LicenseInLine(License license, Optional<LicenseId> previous, Optional<LicenseId> next) {}
