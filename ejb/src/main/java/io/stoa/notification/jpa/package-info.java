/** Received notifications as rows. */
package io.stoa.notification.jpa;
