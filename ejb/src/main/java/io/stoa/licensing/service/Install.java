package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;

/**
 * An app in the hands of an account.
 *
 * @param account the account's id
 */
public record Install(String account, AppleItemId app) {}
