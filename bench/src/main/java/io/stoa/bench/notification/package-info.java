/** Figure: notifications taken in, verified and committed, against pgbench on the same PostgreSQL. */
package io.stoa.bench.notification;
