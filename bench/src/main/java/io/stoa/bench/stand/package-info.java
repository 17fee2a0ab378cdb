/** The stand a benchmark runs on: Stoa on a server, its PostgreSQL, and what of both can be asked from outside. */
package io.stoa.bench.stand;
