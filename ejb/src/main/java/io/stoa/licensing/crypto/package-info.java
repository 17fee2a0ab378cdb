/** The envelope of licence requests and the certificates devices encrypt for and verify with. */
package io.stoa.licensing.crypto;
