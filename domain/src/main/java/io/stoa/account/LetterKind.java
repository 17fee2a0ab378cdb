package io.stoa.account;

/** What a person asked a letter for. */
public enum LetterKind {
    /** For a new account; whoever has one already is told so, by the letter alone. */
    SIGN_UP,
    /** For a new password of an account. */
    RESET
}
