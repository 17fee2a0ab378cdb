/** Keys as files and the provider that signs with them fastest: PEM in, JWS out. */
package io.stoa.keys.crypto;
