package io.stoa.simulator.device;

/**
 * One app in a restore or update request.
 *
 * @param appleVersionId wanted in a restore, installed in an update
 */
public record AppVersionRequest(String appleItemId, String appleVersionId) {}
