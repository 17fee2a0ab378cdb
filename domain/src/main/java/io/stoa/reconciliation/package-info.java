/** Comparing what is known here with App Store Connect, so that what was lost on the way is found. */
package io.stoa.reconciliation;
