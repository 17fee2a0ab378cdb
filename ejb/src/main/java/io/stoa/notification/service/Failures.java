package io.stoa.notification.service;

import io.stoa.problem.MarketplaceException;

/** What an attempt says about its failure. */
final class Failures {

    private Failures() {}

    /** The failure's own sentence, where it was made for people. */
    static String sentence(RuntimeException failure) {
        return failure instanceof MarketplaceException designed
                ? designed.sentence()
                : "Something unexpected; the log has it at this time.";
    }
}
