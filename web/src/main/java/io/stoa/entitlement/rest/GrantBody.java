package io.stoa.entitlement.rest;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EndChange;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.GrantTerms;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.JsonBody;
import io.stoa.problem.rest.PathIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads what comes with a grant. */
final class GrantBody {

    private GrantBody() {}

    /** No body at all is a plain grant: that is how it was before there was anything to say. */
    static GrantTerms read(byte[] body) {
        if (body.length == 0) {
            return GrantTerms.PLAIN;
        }
        JsonBody terms = JsonBody.parse(body);
        return new GrantTerms(
                terms.optionalText("expiresAt").map(GrantBody::moment),
                change(terms),
                terms.optionalText("reference").orElse(""),
                terms.optionalText("reason").orElse(""));
    }

    // what is left out says nothing of the end; null says that there is none
    private static EndChange change(JsonBody terms) {
        boolean isSaid = terms.has("expiresAt");
        if (!terms.flag("shorten")) {
            return isSaid ? EndChange.LATER : EndChange.NONE;
        }
        if (!isSaid) {
            throw JsonBody.malformed("\"shorten\" needs an \"expiresAt\": when it is to end.");
        }
        return EndChange.ANY;
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noMoment) {
            throw JsonBody.malformed("\"expiresAt\" is no moment such as 2026-12-31T23:00:00Z.");
        }
    }

    static AccountId account(String segment) {
        return AccountId.parse(segment)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id."));
    }

    static EntitlementGroupId group(String segment) {
        return EntitlementGroupId.parse(segment).orElseThrow(PathIds::notFound);
    }

    static EntitlementGroupId cursor(String text) {
        return EntitlementGroupId.parse(text)
                .orElseThrow(() -> JsonBody.malformed("\"cursor\" is none of ours. Begin again without one."));
    }

    static AppleItemId app(String segment) {
        return AppleItemId.parse(segment)
                .orElseThrow(() -> JsonBody.malformed("The path names no Apple ID: a decimal number is needed."));
    }
}
