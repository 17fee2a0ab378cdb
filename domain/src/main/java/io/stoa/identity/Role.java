package io.stoa.identity;

import java.util.Locale;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
    VIEWER,
    OPERATOR,
    OWNER,
    DEVELOPER,
    PERSON,
    DEVICE,
    MONITOR;

    /** The role names as annotations and tokens spell them. */
    public static final class Names {
        public static final String VIEWER = "viewer";
        public static final String OPERATOR = "operator";
        public static final String OWNER = "owner";
        public static final String DEVELOPER = "developer";
        public static final String PERSON = "person";
        public static final String DEVICE = "device";
        public static final String MONITOR = "monitor";

        private Names() {}
    }

    public static Optional<Role> parse(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
