package io.stoa.problem.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong, a caller is told a problem that names no class, and a closed door stays closed. */
class RefusalsTest {

    /** A resource that fails in every way there is. */
    @Path("")
    @RolesAllowed("operator")
    public static class Failing {

        @GET
        @Path("fails/{how}")
        @PermitAll
        public String fail(@PathParam("how") String how) {
            throw switch (how) {
                case "designed" -> new MarketplaceException(FailureCode.STATE_CONFLICT, "Read it again.");
                case "wrapped" ->
                    new IllegalStateException(
                            new RuntimeException(new MarketplaceException(FailureCode.NOT_FOUND, "Not there.")));
                case "database" -> new IllegalStateException(new PersistenceException(new SQLException("secret host")));
                default -> new IllegalArgumentException("io.stoa.Secret at line 7");
            };
        }

        @POST
        @Path("echo")
        @PermitAll
        public String echo(byte[] body) {
            return "" + body.length;
        }

        @GET
        @Path("operators")
        public String operators() {
            return "hello";
        }
    }

    /** A resource that forgot to say who may call it. */
    @Path("forgotten")
    public static class Forgotten {

        @GET
        public String get() {
            return "hello";
        }
    }

    private final Endpoints endpoints = Endpoints.of(Failing.class, Forgotten.class, BodyLimit.class);

    @ParameterizedTest
    @CsvSource({
        "designed,409,state-conflict",
        "wrapped,404,not-found",
        "database,503,database-away",
        "unexpected,500,internal"
    })
    void shouldTellEveryFailureAsAProblem(String how, int status, String slug) {
        Answer answer = endpoints.get("fails/" + how);

        assertEquals(status, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(answer.body().contains("urn:stoa:problem:" + slug), answer.body());
        assertFalse(answer.body().contains("Secret"), answer.body());
        assertFalse(answer.body().contains("secret host"), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    @Test
    void shouldGiveWhatNobodyDesignedAnIncidentOfItsOwn() {
        String one = endpoints.get("fails/unexpected").body();
        String other = endpoints.get("fails/unexpected").body();

        assertTrue(one.contains("incident"), one);
        assertFalse(one.equals(other));
    }

    @Test
    void shouldTellAStrangerToBringAToken() {
        Answer answer = endpoints.get("operators");

        assertEquals(401, answer.status());
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
        assertTrue(answer.body().contains("caller-unknown"));
    }

    @Test
    void shouldTellACallerThatTheRoleIsNotEnough() {
        assertEquals(403, endpoints.as("vera", "viewer").get("operators").status());
        assertEquals("hello", endpoints.as("mara", "operator").get("operators").body());
    }

    @Test
    void shouldKeepAResourceClosedThatSaysNothing() {
        assertEquals(401, endpoints.get("forgotten").status());
        assertEquals(403, endpoints.as("mara", "operator").get("forgotten").status());
    }

    @Test
    void shouldTellThatNothingAnswersHereInTheSameWords() {
        Answer answer = endpoints.get("nothing/here");

        assertEquals(404, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(answer.body().contains("urn:stoa:problem:not-found"));
    }

    @Test
    void shouldTellWhichMethodsThereAre() {
        Answer answer = endpoints.call("DELETE", "echo", "");

        assertEquals(405, answer.status());
        assertTrue(answer.header("Allow").contains("POST"), answer.header("Allow"));
        assertTrue(answer.body().contains("about:blank"), answer.body());
    }

    @Test
    void shouldTakeABodyOfAMebibyteAndNotAByteMore() {
        assertEquals(
                "1048576", endpoints.call("POST", "echo", new byte[1 << 20]).body());
        Answer answer = endpoints.call("POST", "echo", new byte[(1 << 20) + 1]);

        assertEquals(413, answer.status());
        assertTrue(answer.body().contains("urn:stoa:problem:request-too-large"), answer.body());
    }

    @Test
    void shouldRefuseABodyByItsAnnouncedLengthWithoutReadingIt() {
        Answer answer = endpoints.header("Content-Length", "1048577").post("echo", "short");

        assertEquals(413, answer.status());
    }
}
