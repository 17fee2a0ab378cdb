/** Accounts of people, and the link tokens that bring a device to an account. */
package io.stoa.account;
