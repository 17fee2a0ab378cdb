package io.stoa.problem.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesignedFailureTest {

    @Test
    void shouldFindOursThatAContainerWrapped() {
        MarketplaceException ours = new MarketplaceException(FailureCode.NOT_FOUND, "Nothing here.");
        assertEquals(Optional.of(ours), DesignedFailure.within(new EJBException("wrapped", ours)));
    }

    @Test
    void shouldTellADatabaseThatDoesNotAnswerFromAMistake() {
        assertEquals(
                Optional.of(FailureCode.DATABASE_AWAY),
                DesignedFailure.within(new EJBException(new IllegalStateException(new SQLException("refused"))))
                        .map(MarketplaceException::code));
    }

    @Test
    void shouldFindNothingInWhatNobodyDesigned() {
        assertEquals(Optional.empty(), DesignedFailure.within(new IllegalStateException("a mistake")));
    }

    @Test
    void shouldComeToAnEndWhereCausesGoRound() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);
        assertEquals(Optional.empty(), DesignedFailure.within(first));
    }
}
