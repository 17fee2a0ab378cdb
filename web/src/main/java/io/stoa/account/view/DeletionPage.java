package io.stoa.account.view;

/**
 * The page on which a person deletes their account.
 *
 * @param login   what the person signs in by, for whatever keeps their passwords
 * @param message the key of what is to be said; empty where nothing is
 * @param proof   what is asked for: {@code password}, {@code again} to sign in once more, or {@code none}
 */
public record DeletionPage(String login, String message, String proof) {}
