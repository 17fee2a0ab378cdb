/**
 * The bearer token of the App Store Connect API: the keys that may sign one and every reason to refuse one.
 */
package io.stoa.simulator.appstoreconnect.token;
