package io.stoa.simulator.device;

/**
 * How a device treats what the token endpoint answers.
 *
 * @param rotatedRefreshToken   what becomes of a rotated refresh token
 * @param losesFirstTokenAnswer whether the answer to each token exchange gets lost once
 */
record TokenHabits(RotatedRefreshToken rotatedRefreshToken, boolean losesFirstTokenAnswer) {}
