/** Access tokens as signed JWTs, and the keys that sign and verify them. */
package io.stoa.oauth.crypto;
