package io.stoa.openid.view;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Set;

/**
 * The page of a sign-in by a provider that came to nothing.
 *
 * @param provider what people know the provider by; empty where it is not known
 * @param message  the key of what happened and what to do; empty where only the sentence says it
 * @param sentence the same in English
 * @param code     what an operator looks up
 * @param next     where to go on
 * @param step     the key of what to do there
 */
public record TroublePage(String provider, String message, String sentence, String code, String next, String step) {

    private static final String IDENTITIES = "/account/identities";
    private static final Set<FailureCode> TOLD = Set.of(
            FailureCode.OPENID_UNAVAILABLE,
            FailureCode.OPENID_UNUSABLE,
            FailureCode.OPENID_REFUSED,
            FailureCode.OPENID_ANSWER_UNEXPECTED,
            FailureCode.OPENID_ANSWER_REFUSED,
            FailureCode.OPENID_NO_ACCOUNT,
            FailureCode.OPENID_ACCOUNT_EXISTS,
            FailureCode.OPENID_ACCOUNT_SUSPENDED,
            FailureCode.OPENID_LINKED_ELSEWHERE,
            FailureCode.RATE_LIMITED,
            FailureCode.DATABASE_AWAY,
            FailureCode.NOT_FOUND);

    /** @param isSignedIn whether the person is signed in already, and goes on to their ways in */
    static TroublePage of(MarketplaceException failure, String provider, boolean isSignedIn) {
        String code = failure.code().slug();
        String message = TOLD.contains(failure.code()) ? "openid." + code : "";
        if (isSignedIn) {
            String next = canBeLinked(failure.code()) ? IDENTITIES + "?link" : IDENTITIES;
            return new TroublePage(provider, message, failure.sentence(), code, next, "identities.back");
        }
        return canBeLinked(failure.code())
                ? new TroublePage(
                        provider,
                        message,
                        failure.sentence(),
                        code,
                        "/account/sign-in?link&return=%2Faccount%2Fidentities%3Flink",
                        "openid.link")
                : new TroublePage(provider, message, failure.sentence(), code, "/account/sign-in", "openid.back");
    }

    static boolean canBeLinked(FailureCode code) {
        return code == FailureCode.OPENID_ACCOUNT_EXISTS || code == FailureCode.OPENID_NO_ACCOUNT;
    }
}
