package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.history.History.Outcome;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.world.Patience;
import io.stoa.simulator.walk.Installation;
import jakarta.json.JsonException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A person who stays signed in: exchanges one refresh token after the other, and the former again when no answer came, or
 * when one got lost on the device. Such a person holds the only copy and must never be refused. Not for use by several
 * threads at once.
 */
public final class PersonClient {

    private static final int BAD_REQUEST = 400;
    // answers that the device loses
    private static final int ONE_IN = 4;
    private static final Duration CALM_LIMIT = Duration.ofSeconds(20);
    private static final Duration CALM_STEP = Duration.ofMillis(500);

    private final long seed;
    private final Random random;
    private final PersonCalls calls;
    private final BooleanSupplier ready;
    private final History history;
    private final String login;
    private Optional<String> refreshToken = Optional.empty();
    private int signIns;

    /** A person of one round. @param ready whether the installation is meant to answer */
    public PersonClient(long seed, Installation installation, BooleanSupplier ready, History history) {
        this.seed = seed;
        this.random = new Random(seed);
        this.calls = new PersonCalls(installation);
        this.ready = ready;
        this.history = history;
        this.login = "person-" + seed;
    }

    /** Refreshes, or signs in first. @return what is known about it */
    Verdict refresh() {
        if (refreshToken.isEmpty()) {
            signIn();
            return Verdict.UNKNOWN;
        }
        boolean lost = random.nextInt(ONE_IN) == 0;
        return exchanged(refreshToken.orElseThrow(), lost).verdict();
    }

    /**
     * When all is quiet, somebody shows a token that was copied: one whose successor was used, or the lost child of one
     * whose other child was used. Nothing is shown where the person could not get that far.
     */
    public void showCopy() {
        Patience.until(CALM_LIMIT, CALM_STEP, () -> refreshToken.isPresent() || refresh() == Verdict.OK);
        Patience.until(CALM_LIMIT, CALM_STEP, () -> refreshToken
                .filter(this::isCopyShown)
                .isPresent());
    }

    // shown once only, whatever comes of it: it ends the family
    private boolean isCopyShown(String parent) {
        Optional<String> lostChild = next(parent);
        boolean went = next(parent).flatMap(this::next).isPresent();
        if (!went || lostChild.isEmpty()) {
            return false;
        }
        String copy = random.nextBoolean() ? parent : lostChild.orElseThrow();
        history.record(seed, Action.COPY, () -> exchange(copy));
        return true;
    }

    private Optional<String> next(String secret) {
        return exchanged(secret, false).verdict() == Verdict.OK ? refreshToken : Optional.empty();
    }

    private Outcome exchanged(String secret, boolean lost) {
        Outcome outcome = history.record(seed, Action.REFRESH, () -> exchange(secret));
        if (lost) {
            refreshToken = Optional.of(secret);
        }
        return outcome;
    }

    private Outcome exchange(String secret) {
        boolean wasReady = ready.getAsBoolean();
        try {
            HttpResponse<String> answer = calls.refresh(secret);
            if (answer.statusCode() == 200) {
                refreshToken = Optional.of(PersonCalls.text(answer, "refresh_token"));
                return new Outcome(login, Verdict.OK, "refreshed");
            }
            return refused(answer, wasReady && ready.getAsBoolean());
        } catch (IOException | JsonException unanswered) {
            return new Outcome(login, Verdict.UNKNOWN, "no answer, " + unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(login, Verdict.UNKNOWN, "interrupted");
        }
    }

    private Outcome refused(HttpResponse<String> answer, boolean isReady) {
        String detail = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() == BAD_REQUEST) {
            return new Outcome(login, Verdict.FAIL, detail);
        }
        boolean bad = isReady && !HonestRefusal.is(answer);
        return new Outcome(login, Verdict.UNKNOWN, (bad ? Operation.BAD_ANSWER : "") + detail);
    }

    // every attempt with an account of its own: the former may be there without our knowing
    private void signIn() {
        try {
            refreshToken = Optional.of(calls.signIn(login + "-" + signIns++ + "@kite.example"));
        } catch (IOException | JsonException | IllegalStateException away) {
            history.record(seed, Action.SIGN_IN, () -> new Outcome(login, Verdict.UNKNOWN, String.valueOf(away)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
