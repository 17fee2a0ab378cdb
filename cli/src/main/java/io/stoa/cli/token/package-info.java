/** Tokens for whoever can read an installation's data directory. */
package io.stoa.cli.token;
