/** Administrators: the first owner, sign-in, throttling, password hashes. */
package io.stoa.identity.service;
