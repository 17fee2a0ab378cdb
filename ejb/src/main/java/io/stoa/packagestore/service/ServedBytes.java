package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packagestore.Validator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says about the bytes it brings.
 *
 * @param first     the byte of the file the body begins with; empty when the answer does not say so clearly
 * @param total     bytes of the whole file, where the answer tells
 * @param entityTag a strong one, where there is one
 * @see "RFC 9110, sections 14.4 and 15.3.7"
 */
record ServedBytes(OptionalLong first, OptionalLong total, Optional<String> entityTag) {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18})");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** @param answer with status 200 or 206 */
    static ServedBytes of(Answer answer) {
        Optional<String> entityTag = answer.header("ETag").filter(Validator::isStrong);
        if (answer.status() == 200) {
            return new ServedBytes(OptionalLong.of(0), lengthOf(answer), entityTag);
        }
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        return range.matches()
                ? new ServedBytes(number(range.group(1)), number(range.group(2)), entityTag)
                : new ServedBytes(OptionalLong.empty(), OptionalLong.empty(), entityTag);
    }

    private static OptionalLong lengthOf(Answer answer) {
        return answer.header("Content-Length")
                .filter(text -> LENGTH.matcher(text).matches())
                .map(ServedBytes::number)
                .orElseGet(OptionalLong::empty);
    }

    private static OptionalLong number(String digits) {
        return OptionalLong.of(Long.parseLong(digits));
    }

    /** Whether these bytes go on at {@code offset} in the very file that was served before. */
    boolean continues(long offset, Validator servedAs) {
        return first.equals(OptionalLong.of(offset))
                && total.equals(OptionalLong.of(servedAs.length()))
                && entityTag.equals(Optional.of(servedAs.entityTag()));
    }

    /** Whether the file is of another length than promised, by its server's own word. */
    boolean isOfOtherLengthThan(long promised) {
        return total.isPresent() && total.getAsLong() != promised;
    }
}
