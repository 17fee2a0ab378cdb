package io.stoa.simulator.appstoreconnect.token;

/** A token that passed every check: who signed it and which requests it allows. */
public record AcceptedToken(ApiKey key, TokenScope scope) {}
