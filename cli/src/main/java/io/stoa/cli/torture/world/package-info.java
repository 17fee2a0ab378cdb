/** What is tortured: a server, its PostgreSQL and its broker, each a process that can be killed apart from the others. */
package io.stoa.cli.torture.world;
