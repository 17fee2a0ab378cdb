package io.stoa.problem.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/** Ids in paths: what cannot be one names nothing, so it is not found rather than malformed. */
public final class PathIds {

    private PathIds() {}

    public static AppleItemId appleItemId(String segment) {
        return AppleItemId.parse(segment).orElseThrow(PathIds::notFound);
    }

    public static MarketplaceException notFound() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is nothing with this id.");
    }
}
