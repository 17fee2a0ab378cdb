/** Accounts and link tokens as rows. */
package io.stoa.account.jpa;
