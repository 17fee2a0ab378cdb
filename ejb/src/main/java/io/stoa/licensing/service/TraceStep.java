package io.stoa.licensing.service;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.service.LedgerWords;

/** One step of an install, and how sure it is that it belongs to this one. */
public record TraceStep(LedgerEntry entry, Tie tie) {

    /** What a step and the licence have in common. */
    public enum Tie {
        /** The step names the licence. */
        LICENSE,
        /** The step names the device and the app, before there was a licence. */
        DEVICE,
        /** The step names the account and the version only: another device of the account may have made it. */
        ACCOUNT
    }

    /** What happened, as a sentence. */
    public String words() {
        return LedgerWords.of(entry);
    }
}
