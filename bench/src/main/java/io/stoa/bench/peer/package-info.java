/** The peers that run beside Stoa: pgbench, curl, nginx and a server's own default servlet. */
package io.stoa.bench.peer;
