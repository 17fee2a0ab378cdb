/** Accounts, entitlements and link tokens as rows. */
package io.stoa.account.jpa;
