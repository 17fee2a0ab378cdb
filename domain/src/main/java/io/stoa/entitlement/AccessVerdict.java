package io.stoa.entitlement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether somebody may have an app, and why.
 *
 * @param reason the code that stays the same between releases
 * @param at     since when, or until when; empty where no moment belongs to it
 * @param why    what an operator said of it; empty where nobody said anything
 */
public record AccessVerdict(AccessReason reason, Optional<Instant> at, String why) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static AccessVerdict of(AccessReason reason) {
        return new AccessVerdict(reason, Optional.empty(), "");
    }

    static AccessVerdict of(AccessReason reason, Optional<Instant> at) {
        return new AccessVerdict(reason, at, "");
    }

    public boolean allows() {
        return reason.allows();
    }

    /** The verdict as a sentence for a person, with what to do where something can be done. */
    public String sentence() {
        return switch (reason) {
            case FREE -> "Everybody may have this app.";
            case ACCOUNT_HOLDER -> "Whoever has an account may have this app.";
            case ENTITLED -> "The account is entitled to this app" + day(" until ") + ".";
            case ACCOUNT_NEEDED -> "This app needs an account. Sign in.";
            case ACCOUNT_GONE -> "The account is not there any more.";
            case ACCOUNT_SUSPENDED -> "The account is suspended" + day(" since ") + ".";
            case NOT_ENTITLED -> "The account is not entitled to this app.";
            case ENTITLEMENT_EXPIRED -> "The entitlement expired" + day(" on ") + ".";
            case ENTITLEMENT_REVOKED -> "The entitlement was revoked" + day(" on ") + because() + ".";
        };
    }

    private String day(String preposition) {
        return at.map(moment -> preposition + DAY.format(moment)).orElse("");
    }

    private String because() {
        String words = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        return words.isBlank() ? "" : ", because: " + words;
    }
}
