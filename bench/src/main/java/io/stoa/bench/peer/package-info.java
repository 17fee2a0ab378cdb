/** The peers that run beside Stoa: pgbench, curl, nginx, Keycloak and a server's own default servlet. */
package io.stoa.bench.peer;
