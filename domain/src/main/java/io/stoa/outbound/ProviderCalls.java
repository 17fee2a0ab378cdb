package io.stoa.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Port: short documents from and to the providers people sign in by. For each only its
 * own hosts of {@link ProviderHosts} are called, redirects are not followed, nothing is repeated.
 */
public interface ProviderCalls {

    /**
     * Asks for a document.
     *
     * @param provider on whose behalf, as {@link ProviderHosts} names it
     * @param headers  sent as given
     * @param limit    of the whole exchange, its last byte included
     * @return the reply, whatever its status
     * @throws NoReply when there is none within the limits of time and size, or the address is not allowed
     */
    Reply get(String provider, URI uri, Map<String, String> headers, Duration limit) throws NoReply;

    /**
     * Sends a form.
     *
     * @param provider on whose behalf, as {@link ProviderHosts} names it
     * @param headers  sent as given
     * @param form     of {@code application/x-www-form-urlencoded}
     * @param limit    of the whole exchange, its last byte included
     * @return the reply, whatever its status
     * @throws NoReply when there is none within the limits of time and size, or the address is not allowed
     */
    Reply post(String provider, URI uri, Map<String, String> headers, String form, Duration limit) throws NoReply;
}
