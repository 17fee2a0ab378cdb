/** The command line: one command, a package for each of its parts. */
package io.stoa.cli;
