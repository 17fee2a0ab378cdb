/** Tokens at the token endpoint: exchanged and refreshed, beside Keycloak. */
package io.stoa.bench.grant;
