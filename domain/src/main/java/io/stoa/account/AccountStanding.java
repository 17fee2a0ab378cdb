package io.stoa.account;

/** How an account stands. */
public enum AccountStanding {
    /** It gets tokens and licences. */
    ACTIVE,
    /** It gets neither until somebody reinstates it. */
    SUSPENDED
}
