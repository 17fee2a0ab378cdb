/** Entitlements, their groups and their history as rows. */
package io.stoa.entitlement.jpa;
