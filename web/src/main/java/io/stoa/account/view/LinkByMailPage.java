package io.stoa.account.view;

/**
 * The page on which a person asks for a letter: for an account, or for another password.
 *
 * @param name    {@code sign-up} or {@code forgotten}: its address, and how the keys of its sentences begin
 * @param state   {@code form}, {@code sent}, {@code closed}, {@code elsewhere} or {@code no-mail}
 * @param address as it was typed; empty at first
 * @param message the key of what is wrong; empty where nothing is
 */
public record LinkByMailPage(String name, String state, String address, String message) {}
