package io.stoa.cli.token;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Gets tokens as {@code stoa token issue} prints them: whoever can read the data directory is trusted.
 *
 * @param publicUrl as the installation has it configured
 */
public record LocalOperator(Path dataDirectory, URI publicUrl) implements Supplier<String> {

    /** @throws NoOperatorToken the sentence says what to do */
    @Override
    public String get() {
        StringWriter token = new StringWriter();
        StringWriter reason = new StringWriter();
        int status = new CommandLine(new TokenIssueCommand())
                .setOut(new PrintWriter(token, true))
                .setErr(new PrintWriter(reason, true))
                .execute("--role=operator", "--data-dir=" + dataDirectory, "--public-url=" + publicUrl);
        if (status != 0) {
            throw new NoOperatorToken(reason.toString().strip());
        }
        return token.toString().strip();
    }

    /** There is no key to sign a token with. */
    public static final class NoOperatorToken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoOperatorToken(String sentence) {
            super(sentence);
        }

        /** The sentence alone, as a step shows it. */
        @Override
        public String toString() {
            return getMessage();
        }
    }
}
