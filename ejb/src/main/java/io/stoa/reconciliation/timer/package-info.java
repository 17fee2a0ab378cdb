/** When reconciliations begin and go on. */
package io.stoa.reconciliation.timer;
