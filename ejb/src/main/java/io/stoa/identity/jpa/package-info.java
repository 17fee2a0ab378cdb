/** Administrators as rows. */
package io.stoa.identity.jpa;
