package io.stoa.cli.sealer;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing a sealer is held to.
 *
 * @param expected in words
 * @param judge    whether the answer is as expected
 */
record Check(String name, String expected, Function<SealerProbe, Answer> question, Predicate<Answer> judge) {

    static Check refusal(String name, int status, String code, Function<SealerProbe, Answer> question) {
        return new Check(name, status + " " + code, question, answer -> answer.isRefusal(status, code));
    }

    Finding carryOut(SealerProbe probe) {
        Answer answer = question.apply(probe);
        return new Finding(name, passes(answer), expected, answer.seen());
    }

    private boolean passes(Answer answer) {
        try {
            return judge.test(answer);
        } catch (RuntimeException notSuchADocument) {
            // a member that is absent or of another type; JSON-P has an exception for each
            return false;
        }
    }
}
