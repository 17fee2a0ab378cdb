/** What every page for people has in common: security headers, error pages, the session cookie. */
package io.stoa.surface.view;
