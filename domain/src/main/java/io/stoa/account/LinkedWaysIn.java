package io.stoa.account;

/** Port: the ways in of a person that begin elsewhere, as they are kept. */
public interface LinkedWaysIn {

    /** Removes all of a person, within the caller's transaction; one SQL statement. @return how many there were */
    int removeAllOf(AccountId person);
}
