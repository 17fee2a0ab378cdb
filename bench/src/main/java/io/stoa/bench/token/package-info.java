/** Install verification tokens, minted without a server. */
package io.stoa.bench.token;
