/**
 * A simulated App Store Connect, as strict with its caller as the real one: API, downloads and notifications.
 */
package io.stoa.simulator.appstoreconnect;
