package io.stoa.outbound;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the one way out. A destination is allowed by configuration, its name is resolved once and that address is
 * connected to, redirects are not followed by themselves, and reads that make no progress are given up.
 */
public interface Outbound {

    /**
     * Sends a GET.
     *
     * @param destination which allow-list holds
     * @param headers     sent as given
     * @return the answer, whatever its status; the caller closes
     * @throws io.stoa.problem.MarketplaceException with {@code DESTINATION_REFUSED} when the target is not allowed
     * @throws io.stoa.problem.RetryableFailure     when there is no answer
     */
    Answer get(Destination destination, URI uri, Map<String, String> headers);

    /**
     * Sends a POST, once: it is not known to be idempotent, so nothing here repeats it.
     *
     * @param json the body, a document of {@code application/json}
     * @return the answer, whatever its status; the caller closes
     * @throws io.stoa.problem.MarketplaceException with {@code DESTINATION_REFUSED} when the target is not allowed
     * @throws io.stoa.problem.RetryableFailure     when there is no answer
     */
    Answer post(Destination destination, URI uri, Map<String, String> headers, byte[] json);

    /** What may be called, by purpose. */
    enum Destination {
        /** The API of App Store Connect: exactly the configured origin. */
        APP_STORE_CONNECT,
        /** Hosts package bytes may come from. */
        PACKAGE_DOWNLOAD
    }

    /** An answer whose body is read as a stream. */
    interface Answer extends AutoCloseable {
        int status();

        Optional<String> header(String name);

        /** The body; reading it throws {@link java.io.IOException} when the connection breaks or stalls. */
        InputStream body();

        /** When the other side says it answered, by its own clock. */
        Optional<Instant> date();

        @Override
        void close();
    }
}
