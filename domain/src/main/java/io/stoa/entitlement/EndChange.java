package io.stoa.entitlement;

/** What a grant that is told again does to the end of what is there. A shop's words come more than once, and late. */
public enum EndChange {
    /** Nothing: no end was said. */
    NONE,
    /** It may end later and never sooner. */
    LATER,
    /** It ends as was said, also sooner. */
    ANY
}
