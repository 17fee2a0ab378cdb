/** Zones, who is signed in to them, and what keeps a sign-in on pages from being stolen, forged or led astray. */
package io.stoa.identity.auth;
