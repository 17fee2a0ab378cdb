/** The ledger over the API: first annual installs for fee reports. */
package io.stoa.ledger.rest;
