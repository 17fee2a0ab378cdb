package io.stoa.ledger.service;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.RefusalReason;

/** An entry of the ledger as a sentence for a person, with what to do where something can be done. */
public final class LedgerWords {

    private LedgerWords() {}

    public static String of(LedgerEntry entry) {
        return switch (entry.event()) {
            case TOKEN_MINTED -> "The account was given an install verification token, good for 20 minutes.";
            case ISSUED -> "A licence was issued: the device may download the app and open it.";
            case REPEATED -> "The order came again and was answered once more, under the same number.";
            case RENEWED -> "The licence was renewed.";
            case REFUSED -> refusal(entry);
            case REVOKED -> "The licence was revoked. The device is told when it next asks for renewal.";
            case EXTENDED -> "The licence was extended: it holds longer from its next renewal on.";
        };
    }

    private static String refusal(LedgerEntry entry) {
        boolean isRenewal = entry.subject().licenseNumber().isPresent();
        String what = isRenewal ? "The licence was not renewed, and the device told so: " : "The app got no licence: ";
        return what + entry.reason().map(LedgerWords::of).orElse("nobody wrote down why.");
    }

    private static String of(RefusalReason reason) {
        return switch (reason) {
            case CALLER_MAY_NOT -> "the device asked at the address of another app.";
            case VERSION_NOT_OFFERED -> "this version was not on offer.";
            case ASSET_NOT_LISTED -> "no variant or delta of this version has the id the device named.";
            case KEY_BLOB_NOT_HELD -> "no key blob of the variant is held. Take the package in again.";
            case NOT_IN_REQUEST -> "the encrypted request did not name the app.";
            case LICENSE_REVOKED -> "it was revoked.";
            case LICENSE_UNKNOWN -> "no licence has this number.";
            case OTHER_DEVICE -> "another device holds it.";
            case INSTALL_LIMIT_REACHED -> "the account has the app on as many devices as it may.";
            case ACCOUNT_GONE -> "the account is not there any more.";
            case ACCOUNT_SUSPENDED -> "the account is suspended.";
            case ACCOUNT_NEEDED -> "it was issued without an account, and the app needs one since.";
            case APP_WITHDRAWN -> "the app was withdrawn.";
            case NOT_ENTITLED -> "the account is not entitled to the app.";
            case ENTITLEMENT_EXPIRED -> "the account's entitlement expired.";
            case ENTITLEMENT_REVOKED -> "the account's entitlement was revoked.";
        };
    }
}
