package io.stoa.storefront;

/**
 * What stands at the top of every page.
 *
 * @param marketplace what the marketplace calls itself
 */
public record Masthead(String marketplace) {}
