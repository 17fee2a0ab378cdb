package io.stoa.entitlement;

import io.stoa.apple.AppleItemId;

/** An app and an entitlement that gives it, by itself or by a group; held or ended. */
public record GrantedApp(AppleItemId app, Entitlement entitlement) {}
