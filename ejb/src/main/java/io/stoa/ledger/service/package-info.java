/** Keeps the ledger: what happened is written in the transaction in which it happened. */
package io.stoa.ledger.service;
