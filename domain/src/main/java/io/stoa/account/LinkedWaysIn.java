package io.stoa.account;

import java.util.List;

/** Port: the ways in of a person that begin elsewhere, as they are kept. */
public interface LinkedWaysIn {

    /** Those of a person, the oldest first; one SQL statement. */
    List<LinkedWayIn> of(AccountId person);

    /** Removes one, within the caller's transaction; one SQL statement. @return whether this person had it */
    boolean remove(AccountId person, String id);

    /** Removes all of a person, within the caller's transaction; one SQL statement. @return how many there were */
    int removeAllOf(AccountId person);
}
