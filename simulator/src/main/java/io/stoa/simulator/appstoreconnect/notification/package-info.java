/**
 * Notifications of the first generation (marketplace webhooks): written as Apple writes them, signed, sent, recorded.
 */
package io.stoa.simulator.appstoreconnect.notification;
