package io.stoa.openid.view;

import io.stoa.account.WayIn;
import java.util.List;

/**
 * The page of a person's ways in.
 *
 * @param message    the key of what is to be said; empty where nothing is
 * @param trouble    whether that is bad news
 * @param fresh      whether the person proved who they are just now, without which nothing is changed
 * @param identities what is linked
 * @param offered    what can be linked
 * @param waiting    an identity that waits to be linked; empty where none does
 */
public record IdentitiesPage(
        String message, boolean trouble, boolean fresh, List<Linked> identities, List<WayIn> offered, String waiting) {

    /**
     * An identity.
     *
     * @param id       what a form names it by
     * @param provider what people know the provider by
     * @param address  by which the person recognises it; empty when the provider told none
     * @param usedOn   the day it was last used, in UTC
     */
    public record Linked(String id, String provider, String address, String usedOn) {}
}
