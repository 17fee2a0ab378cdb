package io.stoa.ledger;

/** What happened to a licence, or to the wish for one. */
public enum LedgerEvent {
    /** Somebody who is signed in was given an install verification token: the first step of an install. */
    TOKEN_MINTED,
    ISSUED,
    /** The answer to an order was given once more, under the number it had. */
    REPEATED,
    RENEWED,
    /** An app of an order got no licence, or a licence was not renewed. */
    REFUSED,
    REVOKED,
    /** Renewals hold longer from now on. */
    EXTENDED
}
