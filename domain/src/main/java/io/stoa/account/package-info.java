/** Accounts of people, what they are entitled to, and the link tokens that bring a device to an account. */
package io.stoa.account;
