package io.stoa.openid.view;

/**
 * The page that sends a browser to a provider. It is a page of its own and no redirect, because browsers hold redirects
 * after a form to the page's content policy, and nobody knows through which hosts a provider sends people.
 *
 * @param provider what people know it by
 * @param address  where it asks them
 */
public record OnTheWayPage(String provider, String address) {}
