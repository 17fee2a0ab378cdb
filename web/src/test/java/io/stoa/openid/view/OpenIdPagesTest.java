package io.stoa.openid.view;

import static io.stoa.openid.view.OpenIdSite.cookie;
import static io.stoa.openid.view.OpenIdSite.encoded;
import static io.stoa.openid.view.OpenIdSite.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.openid.service.AnswerThrottle;
import io.stoa.problem.FailureCode;
import io.stoa.surface.view.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on the way to a provider and back, as a browser gets them and as a hostile one asks for them. */
class OpenIdPagesTest {

    private static final OpenIdSite SITE = new OpenIdSite();
    private static final String FOR_IT = OpenIdSite.IDENTITIES + "?link";

    @BeforeAll
    static void open() throws Exception {
        SITE.website.open();
    }

    @AfterAll
    static void close() throws Exception {
        SITE.website.close();
    }

    @BeforeEach
    void startAfresh() {
        SITE.sent.clear();
        SITE.done.clear();
        SITE.trouble = Optional.empty();
        SITE.stranger = Optional.empty();
        SITE.authTime = Optional.empty();
        SITE.throttle = new AnswerThrottle();
    }

    private static Page form() throws Exception {
        return SITE.website.get(OpenIdSite.SIGN_IN);
    }

    /** A browser that comes back from the provider. @return what it is answered */
    private static Page comeBack(String... fields) throws Exception {
        Page form = form();
        SITE.start(form, cookie(form), fields);
        return SITE.get(SITE.answer(), cookie(form));
    }

    @Test
    void shouldSendTheBrowserOnByAPageThatNeedsNoScript() throws Exception {
        Page form = form();
        assertTrue(form.shows("Continue with", "Kite &lt;ID&gt;"), form::body);

        Page onTheWay = SITE.start(form, cookie(form));

        assertEquals(200, onTheWay.status());
        assertTrue(
                onTheWay.shows(
                        "http-equiv=\"refresh\"",
                        "content=\"0;url=https://kite.example/authorize?a=1&amp;lang=en\"",
                        "href=\"https://kite.example/authorize?a=1&amp;lang=en\"",
                        "Kite &lt;ID&gt;"),
                onTheWay::body);
        assertFalse(onTheWay.shows("<script"));
        assertEquals(Optional.of("no-referrer"), onTheWay.header("Referrer-Policy"));
        assertNotEquals(SITE.sent.get(0).state(), SITE.sent.get(0).nonce());
        assertFalse(SITE.sent.get(0).toString().contains(SITE.sent.get(0).verifier()));
    }

    @Test
    void shouldSignInUnderANewSessionAndGoOn() throws Exception {
        Page form = form();
        SITE.start(form, cookie(form), "return", "/oauth/authorize?state=a%2Fb");

        Page back = SITE.get(SITE.answer(), cookie(form));

        assertEquals(302, back.status());
        assertEquals(Optional.of("/oauth/authorize?state=a%2Fb"), back.header("Location"));
        assertNotEquals(cookie(form), cookie(back));
        assertEquals(200, SITE.get(OpenIdSite.IDENTITIES, cookie(back)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nX: y"})
    void shouldLeadNowhereElse(String target) throws Exception {
        Page back = comeBack("return", target);

        assertEquals(Optional.of("/account/"), back.header("Location"));
        assertEquals(Optional.empty(), back.header("X"));
    }

    @Test
    void shouldTakeAnAnswerOnce() throws Exception {
        Page form = form();
        SITE.start(form, cookie(form));
        Page back = SITE.get(SITE.answer(), cookie(form));

        assertUnexpected(SITE.get(SITE.answer(), cookie(back)));
    }

    @Test
    void shouldTakeNoAnswerThatThisBrowserDidNotAskFor() throws Exception {
        Page form = form();
        SITE.start(form, cookie(form));

        assertUnexpected(SITE.get(SITE.answer(), cookie(form())));
        assertUnexpected(SITE.website.get(SITE.answer()));
        assertUnexpected(SITE.get(OpenIdSite.CALLBACK + "?code=c", cookie(form)));
        assertUnexpected(SITE.get(OpenIdSite.CALLBACK + "?code=c&state=", cookie(form)));
        assertUnexpected(SITE.get(SITE.answer().replace("/kite", "/other"), cookie(form)));
        assertUnexpected(SITE.get(SITE.answer().replace("/kite", "/Kite"), cookie(form)));
        assertUnexpected(SITE.get(SITE.answer().replace("/kite", ""), cookie(form)));
        assertEquals(302, SITE.get(SITE.answer(), cookie(form)).status());
    }

    @Test
    void shouldTakeNoAnswerAfterTenMinutes() throws Exception {
        Page form = form();
        SITE.start(form, cookie(form));
        SITE.now = SITE.now.plus(Duration.ofMinutes(10));

        assertUnexpected(SITE.get(SITE.answer(), cookie(form)));
    }

    private static void assertUnexpected(Page page) {
        assertEquals(400, page.status());
        assertTrue(page.shows("openid-answer-unexpected", "href=\"/account/"), page::body);
        assertFalse(page.shows("<b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "form=", "form=x"})
    void shouldStartNothingForAForeignForm(String foreign) throws Exception {
        Page refused = SITE.post(OpenIdSite.START, foreign + "&provider=kite", cookie(form()));

        assertUnexpected(refused);
        assertEquals(List.of(), SITE.sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../x", "<script>", ""})
    void shouldStartNothingForAProviderThatIsNotThere(String name) throws Exception {
        Page form = form();
        Page refused = SITE.post(OpenIdSite.START, "form=" + word(form) + "&provider=" + encoded(name), cookie(form));

        assertEquals(404, refused.status());
        assertTrue(refused.shows("not-found", "href=\"/account/sign-in\""), refused::body);
        assertFalse(refused.shows("<script"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "OPENID_UNAVAILABLE",
                "OPENID_UNUSABLE",
                "OPENID_REFUSED",
                "OPENID_ANSWER_REFUSED",
                "DATABASE_AWAY",
                "INTERNAL"
            })
    void shouldTellEveryTroubleOnAPageWithACodeAndTheNextStep(FailureCode code) throws Exception {
        SITE.trouble = Optional.of(code);
        Page form = form();
        SITE.start(form, cookie(form));

        Page told = SITE.get(SITE.answer(), cookie(form), "Accept-Language: de");

        assertTrue(told.status() >= 400, told::toString);
        assertTrue(
                told.shows("role=\"alert\"", code.slug(), "href=\"/account/sign-in\"", "Das hat nicht geklappt"),
                told::body);
    }

    @Test
    void shouldAskTheProviderNothingMoreForAnAddressWithTooManyRefusals() throws Exception {
        SITE.trouble = Optional.of(FailureCode.OPENID_ANSWER_REFUSED);
        for (int refusal = 0; refusal < 30; refusal++) {
            assertEquals(403, comeBack().status());
        }
        SITE.trouble = Optional.empty();

        Page form = form();
        Page refused = SITE.start(form, cookie(form));
        assertEquals(429, refused.status());
        assertTrue(refused.shows("rate-limited", "Wait a minute"), refused::body);
        assertEquals(30, SITE.sent.size());
        assertEquals(429, SITE.get(SITE.answer(), cookie(form)).status());
    }

    @Test
    void shouldHoldNobodyUpForProvidersThatAreAway() throws Exception {
        SITE.trouble = Optional.of(FailureCode.OPENID_UNAVAILABLE);
        for (int failure = 0; failure < 31; failure++) {
            assertEquals(503, comeBack().status());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENID_ACCOUNT_EXISTS", "OPENID_NO_ACCOUNT"})
    void shouldLinkWhatWaitedOnceThePersonSignedInAndSaidSo(FailureCode code) throws Exception {
        SITE.stranger = Optional.of(code);
        Page form = form();
        SITE.start(form, cookie(form), "return", "/apps/1");
        Page told = SITE.get(SITE.answer(), cookie(form));
        assertTrue(
                told.shows(code.slug(), "href=\"/account/sign-in?link&amp;return=%2Faccount%2Fidentities%3Flink\""),
                told::body);

        Page signedIn = SITE.get(FOR_IT, cookie(form), "Sign-In: mara");
        assertTrue(signedIn.shows("Kite &lt;ID&gt; (mara@kite.example)"), signedIn::body);
        assertEquals(List.of(), SITE.done);

        Page taken = SITE.post(OpenIdSite.IDENTITIES, "take=true&form=" + word(signedIn), cookie(signedIn));
        assertEquals(Optional.of("/apps/1"), taken.header("Location"));
        assertEquals(List.of("link mara to " + OpenIdSite.MARA), SITE.done);

        SITE.post(OpenIdSite.IDENTITIES, "take=true&form=" + word(signedIn), cookie(signedIn));
        assertEquals(1, SITE.done.size());
    }

    @Test
    void shouldShowWhatWaitsToNobodyWhoDidNotSignInForIt() throws Exception {
        Page form = strangerCameBack();

        Page signedIn = SITE.get(OpenIdSite.IDENTITIES, cookie(form), "Sign-In: paul");
        assertFalse(signedIn.shows("name=\"take\""), signedIn::body);
        SITE.post(OpenIdSite.IDENTITIES, "take=true&form=" + word(signedIn), cookie(signedIn));

        assertEquals(List.of(), SITE.done);
    }

    @Test
    void shouldShowWhatWaitsForOnePersonToNobodyElse() throws Exception {
        Page form = strangerCameBack();
        Page mara = SITE.get(FOR_IT, cookie(form), "Sign-In: mara");
        assertTrue(mara.shows("name=\"take\""), mara::body);

        Page paul = SITE.get(FOR_IT, cookie(mara), "Sign-In: paul");

        assertFalse(paul.shows("name=\"take\""), paul::body);
    }

    @Test
    void shouldLeaveNothingThatWaitsInABrowserThatAnAdministratorKeeps() throws Exception {
        Page form = strangerCameBack();
        Page owner = SITE.get(OpenIdSite.SIGN_IN, cookie(form), "Administrator: owner");
        Page mara = SITE.get(FOR_IT, cookie(owner), "Sign-In: mara");
        assertTrue(mara.shows("name=\"take\""), mara::body);
        SITE.start(mara, cookie(mara), "link", "true");

        Page left = SITE.get(OpenIdSite.SIGN_IN, cookie(mara), "Leave: account");
        assertUnexpected(SITE.get(SITE.answer(), cookie(left)));
        Page again = SITE.get(FOR_IT, cookie(left), "Sign-In: mara");

        assertFalse(again.shows("name=\"take\""), again::body);
    }

    private static Page strangerCameBack() throws Exception {
        SITE.stranger = Optional.of(FailureCode.OPENID_NO_ACCOUNT);
        Page form = form();
        SITE.start(form, cookie(form));
        SITE.get(SITE.answer(), cookie(form));
        return form;
    }

    @Test
    void shouldForgetWhatWaitedWhereThePersonSaysNo() throws Exception {
        Page signedIn = SITE.get(FOR_IT, cookie(strangerCameBack()), "Sign-In: mara");

        SITE.post(OpenIdSite.IDENTITIES, "dismiss=true&form=" + word(signedIn), cookie(signedIn));

        assertFalse(SITE.get(OpenIdSite.IDENTITIES, cookie(signedIn)).shows("name=\"take\""));
        assertEquals(List.of(), SITE.done);
    }

    @Test
    void shouldLinkAnotherWayInForWhoSignedInJustNow() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");
        SITE.start(page, cookie(page), "link", "true");

        Page back = SITE.get(SITE.answer(), cookie(page));
        assertEquals(Optional.of("/account/identities"), back.header("Location"));
        Page asked = SITE.get(OpenIdSite.IDENTITIES, cookie(page));
        assertTrue(asked.shows("name=\"take\"", "Kite &lt;ID&gt; (mara@kite.example)"), asked::body);
        assertEquals(List.of(), SITE.done, "nobody said yes yet");

        Page taken = SITE.post(OpenIdSite.IDENTITIES, "take=true&form=" + word(asked), cookie(page));
        assertEquals(Optional.of("/account/identities?linked"), taken.header("Location"));
        assertEquals(List.of("link mara to " + OpenIdSite.MARA), SITE.done);
    }

    @Test
    void shouldHaveTheProviderAskAnewBeforeAnythingIsLinked() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");

        SITE.start(page, cookie(page), "link", "true");

        assertTrue(SITE.sent.get(0).again());
    }

    @Test
    void shouldChangeNothingForAPersonWhoProvedThemselvesLongAgo() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");
        SITE.now = SITE.now.plus(Duration.ofMinutes(10));

        Page start = SITE.start(page, cookie(page), "link", "true");
        assertEquals(Optional.of("/account/identities"), start.header("Location"));
        Page unlink = SITE.post(OpenIdSite.IDENTITIES, "unlink=x&form=" + word(page), cookie(page));
        assertEquals(403, unlink.status());
        assertTrue(unlink.shows("sign in once more"), unlink::body);
        assertFalse(unlink.shows("name=\"link\""), unlink::body);
        assertEquals(List.of(), SITE.done);
        assertEquals(List.of(), SITE.sent);
    }

    @Test
    void shouldNotTakeTheMemoryOfAProviderForAProof() throws Exception {
        assertFalse(changeable(comeBack()), "it did not say when");
        SITE.authTime = Optional.of(SITE.now.minusSeconds(3_600));
        assertFalse(changeable(comeBack()), "an hour ago");
        SITE.authTime = Optional.of(SITE.now.minusSeconds(5));
        assertTrue(changeable(comeBack()), "just now");
        SITE.authTime = Optional.empty();
        assertFalse(changeable(comeBack("again", "true")), "it was asked to ask, and does not say that it did");
        SITE.authTime = Optional.of(SITE.now.plusSeconds(5));
        assertFalse(changeable(comeBack()), "a clock that is ahead");
        assertTrue(changeable(comeBack("again", "true")), "it asked, by a clock that is ahead");
    }

    private static boolean changeable(Page back) throws Exception {
        return SITE.get(OpenIdSite.IDENTITIES, cookie(back)).shows("name=\"link\"");
    }

    @Test
    void shouldLinkNothingToAnotherAccountThanBeganIt() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");
        SITE.start(page, cookie(page), "link", "true");
        Page stranger = form();

        assertUnexpected(SITE.get(SITE.answer(), cookie(stranger)));
        assertEquals(List.of(), SITE.done);
    }

    @Test
    void shouldRemoveAWayInAndKeepThisBrowserUnderANewSession() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");

        Page removed = SITE.post(OpenIdSite.IDENTITIES, "unlink=abc&form=" + word(page), cookie(page));

        assertEquals(Optional.of("/account/identities?removed"), removed.header("Location"));
        assertEquals(List.of("unlink abc"), SITE.done);
        assertNotEquals(cookie(page), cookie(removed));
        assertTrue(SITE.get("/account/identities?removed", cookie(removed)).shows("It is removed"));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENID_LAST_WAY_IN", "NOT_FOUND"})
    void shouldSayWhyAWayInIsNotRemoved(FailureCode code) throws Exception {
        SITE.trouble = Optional.of(code);
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");

        Page refused = SITE.post(OpenIdSite.IDENTITIES, "unlink=abc&form=" + word(page), cookie(page));

        assertTrue(refused.status() == 409 || refused.status() == 404);
        assertTrue(refused.shows("role=\"alert\""), refused::body);
    }

    @Test
    void shouldRemoveNothingForAForeignForm() throws Exception {
        Page page = SITE.get(OpenIdSite.IDENTITIES, cookie(form()), "Sign-In: mara");

        assertEquals(
                403,
                SITE.post(OpenIdSite.IDENTITIES, "unlink=abc&form=x", cookie(page))
                        .status());
        assertEquals(List.of(), SITE.done);
    }
}
