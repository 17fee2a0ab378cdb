/** Install verification tokens as signed JWTs. */
package io.stoa.install.crypto;
