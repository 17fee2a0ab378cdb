package io.stoa.account.view;

/**
 * The page on which a person changes their password.
 *
 * @param login   what the person signs in by, for whatever keeps their passwords
 * @param message the key of what is to be said; empty where nothing is
 */
public record PasswordPage(String login, String message) {}
