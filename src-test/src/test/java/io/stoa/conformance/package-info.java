/**
 * What every server has to do with Stoa on it, seen from outside: the walks, and the rows of bad input and authorization
 * for each endpoint. The build runs the same tests once per server; see {@link io.stoa.server.ServerKind}.
 */
package io.stoa.conformance;
