/** Secrets at rest: sealed under a key-encryption key that is never in the database. */
package io.stoa.secrets;
