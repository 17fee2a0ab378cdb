/** Signing in by a provider that speaks OpenID Connect: who somebody is there, and whose account that is here. */
package io.stoa.openid;
