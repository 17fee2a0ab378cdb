/** The one way out, over HTTP: allowed destinations, pinned addresses, no redirects. */
package io.stoa.outbound.http;
