package io.stoa.account.view;

/**
 * The sign-in page.
 *
 * @param login   as it was typed; empty at first
 * @param goOn    where the person wants to go on; empty for the account
 * @param message the key of what is to be said; empty where nothing is
 * @param trouble whether that is bad news
 * @param signUp  whether people make accounts themselves
 */
public record SignInPage(String login, String goOn, String message, boolean trouble, boolean signUp) {}
