package io.stoa.audit;

/** Port: the append-only record of what people and commands did. */
public interface AuditLog {

    /**
     * Records one event in the caller's transaction, so that what did not happen is not recorded either.
     *
     * @param actor   who: a login, {@code local-operator}, or {@code system}
     * @param action  what, as feature and verb
     * @param subject on what: an id, never a secret
     * @param detail  what changed, in a few words; may be empty
     */
    void record(String actor, String action, String subject, String detail);
}
