/** The webhook of App Store Connect. */
package io.stoa.notification.rest;
