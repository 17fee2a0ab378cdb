package io.stoa.account;

import java.util.List;

/** Port: ways to sign in that begin elsewhere. */
public interface WaysIn {

    /** What the sign-in page offers, in the operator's order. */
    List<WayIn> offered();
}
