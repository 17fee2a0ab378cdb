/** Refresh tokens and used local tokens as rows. */
package io.stoa.oauth.jpa;
