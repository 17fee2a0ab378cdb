/** Accounts over the developer API. */
package io.stoa.account.rest;
