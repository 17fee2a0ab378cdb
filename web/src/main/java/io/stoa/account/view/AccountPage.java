package io.stoa.account.view;

/**
 * The page of an account.
 *
 * @param login what the person signs in by
 */
public record AccountPage(String login) {}
