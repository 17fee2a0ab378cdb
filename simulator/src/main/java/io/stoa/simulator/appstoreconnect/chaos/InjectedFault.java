package io.stoa.simulator.appstoreconnect.chaos;

import java.time.Instant;

/**
 * A fault that struck.
 *
 * @param number   counts all of them from 1
 * @param path     of the request, without query; for a notification its type
 * @param scripted whether it was asked for
 */
public record InjectedFault(int number, Instant at, Door door, String path, Fault fault, boolean scripted) {}
