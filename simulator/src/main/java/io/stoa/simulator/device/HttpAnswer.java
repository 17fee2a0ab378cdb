package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.net.http.HttpHeaders;

/** A whole answer of a server. */
record HttpAnswer(URI url, int status, HttpHeaders headers, byte[] body) {

    /** The answer itself when it is 200; a redirect is always a network error, as devices do not follow any. */
    HttpAnswer requireOk(String what, Case otherwise) {
        requireNoRedirect(what);
        if (status != 200) {
            throw otherwise.because(
                    "The " + what + " at " + url + " was answered with status " + status + " instead of 200.",
                    "Serve the " + what + " there with status 200; look into the server's log for this request.");
        }
        return this;
    }

    boolean asksForVerification() {
        return status == 401 || status == 403;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private void requireNoRedirect(String what) {
        if (status >= 300 && status < 400) {
            throw Case.NETWORK_ERROR.because(
                    "The " + what + " at " + url + " redirects (status " + status + ") to '" + header("Location")
                            + "'.",
                    "Serve it at this very address; devices follow no redirect here.");
        }
    }
}
