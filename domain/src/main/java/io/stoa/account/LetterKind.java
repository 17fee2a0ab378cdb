package io.stoa.account;

/** What a letter is about. */
public enum LetterKind {
    /** For a new account; whoever has one already is told so, by the letter alone. */
    SIGN_UP,
    /** For a new password of an account. */
    RESET,
    /** That the account has another way in, which its person should know of. */
    WAY_IN_ADDED,
    /** That the account has one way in less. */
    WAY_IN_REMOVED;

    /** Whether its reader can choose a password by it. */
    public boolean hasLink() {
        return this == SIGN_UP || this == RESET;
    }
}
