package io.stoa.packagestore;

/**
 * What lies staged of an asset since an earlier attempt.
 *
 * @param size     bytes, from the asset's first on
 * @param servedAs what they were served as
 */
public record StagedPart(long size, Validator servedAs) {}
