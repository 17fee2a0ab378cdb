package io.stoa.account;

/** Why a password is not taken. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** On the list of passwords that strangers try first, or the login itself. */
    EASILY_GUESSED
}
