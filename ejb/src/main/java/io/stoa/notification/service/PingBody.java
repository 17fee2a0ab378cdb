package io.stoa.notification.service;

import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Ping;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A test delivery. Nobody documents its shape, so whatever calls itself one is one: by a member {@code ping}, or by a type
 * with that word in it, such as {@code webhookPings}.
 */
final class PingBody {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");

    private final NotificationMembers data;

    private PingBody(NotificationMembers data) {
        this.data = data;
    }

    static Optional<PingBody> of(NotificationMembers document) {
        NotificationMembers data = document.objectIfOne("data");
        boolean isPing = document.isTrue("ping")
                || data.isTrue("ping")
                || data.objectIfOne("attributes").isTrue("ping")
                || data.optionalText("type").filter(PingBody::saysPing).isPresent();
        return isPing ? Optional.of(new PingBody(data)) : Optional.empty();
    }

    private static boolean saysPing(String type) {
        return Arrays.stream(BETWEEN_WORDS.split(type))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.equals("ping") || word.equals("pings"));
    }

    Ping read(byte[] body, Instant receivedAt) {
        return new Ping(new Envelope(
                data.idOrDigest(body),
                data.typeIfUsable().orElse("ping"),
                Generation.SECOND,
                Optional.empty(),
                Optional.empty(),
                receivedAt));
    }
}
