/**
 * Notifications of both generations: written as Apple writes them, signed, sent, recorded.
 */
package io.stoa.simulator.appstoreconnect.notification;
