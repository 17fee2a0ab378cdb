/**
 * Webhooks of both generations as an account configures them, the record of deliveries, and the sender that tells them
 * what happens to packages.
 */
package io.stoa.simulator.appstoreconnect.webhook;
