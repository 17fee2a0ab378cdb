package io.stoa.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the orders of letters as they are kept. */
public interface LetterRepository {

    void add(LetterOrder order);

    /** How many letters with a link to the address were ordered since then. */
    long orderedSince(MailAddress address, Instant since);

    /** Ids of those that are due, the oldest first. */
    List<String> due(Instant now, int most);

    /** The order, held by the caller's transaction until its end. */
    Optional<LetterOrder> lock(String id);

    /** Forgets what was ordered to the address, sent or not. */
    void forgetAllTo(MailAddress address);

    /** Forgets what was ordered before then, sent or not. @return how many */
    int forgetOrderedBefore(Instant before);
}
