package io.stoa.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is let in where, as {@code authorization-matrix.txt} has it.
 *
 * @param callers   the names of the columns
 * @param endpoints a row for each endpoint
 * @param nowhere   rows of addresses where no endpoint is
 */
record AuthorizationMatrix(List<String> callers, List<Row> endpoints, List<Row> nowhere) {

    static final String FILE = "src-test/src/test/resources/authorization-matrix.txt";

    private static final String HEAD = "endpoint";
    private static final String RULE = "--";

    /** @param expected an outcome for each caller, in the order of the columns */
    record Row(Endpoint endpoint, List<String> expected) {

        private static Row of(List<String> words, int callers) {
            if (words.size() != 2 + callers) {
                throw new IllegalArgumentException(
                        FILE + ": " + words + " has no outcome for each of " + callers + " callers");
            }
            return new Row(new Endpoint(words.get(0), words.get(1)), words.subList(2, words.size()));
        }

        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    static AuthorizationMatrix read() {
        List<List<String>> lines = lines();
        List<String> head = lines.stream()
                .filter(words -> words.get(0).equals(HEAD))
                .findFirst()
                .orElseThrow();
        List<String> callers = head.subList(1, head.size());
        int rule = lines.stream().map(words -> words.get(0)).toList().indexOf(RULE);
        return new AuthorizationMatrix(
                callers,
                rows(lines.subList(lines.indexOf(head) + 1, rule), callers),
                rows(lines.subList(rule + 1, lines.size()), callers));
    }

    private static List<Row> rows(List<List<String>> lines, List<String> callers) {
        return lines.stream().map(words -> Row.of(words, callers.size())).toList();
    }

    private static List<List<String>> lines() {
        try (InputStream file = AuthorizationMatrix.class.getResourceAsStream("/authorization-matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.strip().split("\\s+")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<Row> rows() {
        return Stream.concat(endpoints.stream(), nowhere.stream());
    }
}
