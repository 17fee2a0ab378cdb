package io.stoa.ledger.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of comma-separated values. A value a spreadsheet would take for a formula gets an apostrophe before it: whoever
 * opens the file must not run what somebody else wrote.
 *
 * @see "RFC 4180; OWASP, CSV Injection"
 */
final class CsvLine {

    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private CsvLine() {}

    static String of(Object... values) {
        return Stream.of(values).map(value -> field(value.toString())).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String field(String value) {
        boolean isFormula = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0;
        String harmless = isFormula ? "'" + value : value;
        boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
