/** What makes up for notifications that could not be acted on at once. */
package io.stoa.notification.timer;
