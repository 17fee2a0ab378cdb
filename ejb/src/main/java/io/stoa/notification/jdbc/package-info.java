/** The one row that is written by SQL of our own: the notification App Store Connect waits for. */
package io.stoa.notification.jdbc;
