package io.stoa.packagestore;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/** No published version holds this asset. */
public class AssetNotFound extends MarketplaceException {

    public AssetNotFound() {
        super(FailureCode.NOT_FOUND, "No published package holds this file.");
    }
}
