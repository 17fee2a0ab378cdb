/** The ledger as rows. */
package io.stoa.ledger.jpa;
