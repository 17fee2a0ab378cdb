package io.stoa.conformance;

/** Queries of the page that asks a person. */
final class TokenQuestions {

    /** As the system of a device asks. */
    static final String OF_A_DEVICE = "?client_id=device-1&response_type=code&state=s&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&redirect_uri=app-distribution-oauth%3A%2F%2F";

    private TokenQuestions() {}
}
