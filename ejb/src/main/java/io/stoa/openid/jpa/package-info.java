/** Whose accounts people of providers have, in the database. */
package io.stoa.openid.jpa;
