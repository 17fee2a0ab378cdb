package io.stoa.apple;

import java.util.Locale;
import java.util.Optional;

/**
 * The platform a package is for. Devices say {@code iOS} or {@code iPadOS}, every manifest says {@code ios}:
 * both words mean the one platform.
 */
public enum Platform {
    IOS;

    /** Reads what a device sends, in any case; an unknown platform is empty. */
    public static Optional<Platform> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ios", "ipados" -> Optional.of(IOS);
            default -> Optional.empty();
        };
    }
}
