package io.stoa.surface.view;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.problem.rest.ProblemType;
import io.stoa.row.RowId;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a request could not be answered, as the container hands it over.
 *
 * @param status   the HTTP status to answer
 * @param thrown   what escaped; empty where only a status was set
 * @param designed the failure of ours within what escaped
 * @param incident the id under which the log has what nobody designed
 */
record RequestFailure(
        int status, Optional<Throwable> thrown, Optional<MarketplaceException> designed, Optional<String> incident) {

    private static final int DEEPEST_CAUSE = 20;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    static RequestFailure of(HttpServletRequest request) {
        Optional<Throwable> thrown =
                Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        Optional<MarketplaceException> designed = thrown.flatMap(DesignedFailure::within);
        int status =
                designed.map(failure -> ProblemType.of(failure.code()).status()).orElseGet(() -> statusOf(request));
        boolean unexpected = status == SERVER_ERROR && designed.isEmpty() && !isExpiredForm(thrown);
        return new RequestFailure(status, thrown, designed, unexpected ? Optional.of(RowId.next()) : Optional.empty());
    }

    /** Nothing failed: somebody asked for the error page itself. */
    static RequestFailure nothingHere() {
        return new RequestFailure(NOT_FOUND, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static int statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : SERVER_ERROR;
    }

    /** Whether a form was sent that the server no longer remembers, as after half an hour or a restart. */
    boolean isExpiredForm() {
        return isExpiredForm(thrown);
    }

    private static boolean isExpiredForm(Optional<Throwable> thrown) {
        return thrown.stream().flatMap(RequestFailure::causes).anyMatch(ViewExpiredException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable top) {
        return Stream.iterate(top, cause -> cause != null, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    FailureCode code() {
        return designed.map(MarketplaceException::code).orElse(FailureCode.INTERNAL);
    }

    /** What happened and what to do, for a person. */
    String sentence() {
        return designed.map(MarketplaceException::sentence)
                .or(() -> incident.map(id -> ErrorTexts.format("error.incident", id)))
                .orElseGet(() -> ErrorTexts.ofStatus(status));
    }
}
