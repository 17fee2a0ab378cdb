/** What became of licences, written down for good, and the first installs of each year that follow from it. */
package io.stoa.ledger;
