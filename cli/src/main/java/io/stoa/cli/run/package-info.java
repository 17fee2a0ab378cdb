/** Starts the embedded default: Payara Micro with the WAR, an embedded broker, and H2 or PostgreSQL. */
package io.stoa.cli.run;
