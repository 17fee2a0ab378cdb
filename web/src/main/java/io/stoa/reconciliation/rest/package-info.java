/** Asking for reconciliations, and what they found. */
package io.stoa.reconciliation.rest;
