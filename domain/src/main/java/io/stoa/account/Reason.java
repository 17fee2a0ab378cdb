package io.stoa.account;

import io.stoa.identity.Login;
import java.util.Optional;

/**
 * Why an operator did something to somebody's account, for whoever reads the audit.
 *
 * @param value one printable line of 1 to 254 characters, as a login is
 */
public record Reason(String value) {

    /** Reads what somebody typed, without the blanks around it; empty for anything that cannot be one. */
    public static Optional<Reason> parse(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .flatMap(Login::parse)
                .map(line -> new Reason(line.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
