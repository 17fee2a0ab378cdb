/** What App Store Connect announced: the row kept verbatim, and the announcement read from it. */
package io.stoa.notification;
