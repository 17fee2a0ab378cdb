/** Letters by SMTP. */
package io.stoa.account.smtp;
