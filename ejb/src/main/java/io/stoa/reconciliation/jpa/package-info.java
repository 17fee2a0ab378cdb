/** Reconciliations as rows, and the rows they compare. */
package io.stoa.reconciliation.jpa;
