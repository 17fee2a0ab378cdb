/** Commands that talk to the API of a running installation, by the trust in whoever can read its data directory. */
package io.stoa.cli.installation;
