package io.stoa.account;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Optional;

/**
 * That an app on a device holds tokens of a person.
 *
 * @param id       tells it from the others; opens nothing
 * @param app      that the system signed in; empty for a registered client
 * @param clientId what the device called itself, or the id of the registered client; empty when it did not say
 * @param usedAt   when the device last asked for tokens, or began
 */
public record DeviceSignIn(String id, Optional<AppleItemId> app, Optional<String> clientId, Instant usedAt) {}
