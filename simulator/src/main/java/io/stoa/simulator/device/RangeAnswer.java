package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * The head of an answer to a range request. Faults of HTTP are network errors; a file of another length than the
 * manifest says is a fault of the package.
 *
 * @see "RFC 9110, sections 8.8.3, 13.1.5 and 14"
 */
record RangeAnswer(URI url, int status, HttpHeaders headers) {

    /**
     * Checks the head.
     *
     * @param known the entity tag of earlier ranges
     * @return the strong entity tag
     */
    String requireRange(ByteRange asked, Optional<String> known) {
        requirePartialContent(known.isPresent());
        requireTotal(asked);
        requireEqual("Content-Range", asked.contentRange());
        requireEqual("Content-Length", Long.toString(asked.length()));
        requireNoEncoding();
        String tag = requireStrongTag();
        known.filter(former -> !former.equals(tag)).ifPresent(former -> {
            throw wrong("changed its ETag from " + former + " to " + tag, "Assets never change; keep bytes and ETag.");
        });
        return tag;
    }

    private void requirePartialContent(boolean conditional) {
        if (status == 416) {
            throw truncated("has fewer bytes than the manifest says (416 to a range inside of it)");
        }
        if (status == 200 && conditional) {
            throw wrong(
                    "was sent as a whole although Range and If-Range carried its ETag",
                    "Compare If-Range with the strong ETag and answer 206.");
        }
        if (status != 206) {
            throw wrong(
                    "was answered with status " + status + " to a range request",
                    "Serve every asset under its assetPath, without redirect, and answer single ranges with 206.");
        }
    }

    private void requireTotal(ByteRange asked) {
        String range = header("Content-Range");
        if (range.matches("bytes [0-9]+-[0-9]+/[0-9]+") && !range.endsWith("/" + asked.total())) {
            throw truncated("has another length (" + range + ") than the " + asked.total() + " bytes of the manifest");
        }
    }

    private void requireEqual(String name, String expected) {
        if (!header(name).equals(expected)) {
            throw wrong("has " + name + " '" + header(name) + "'", "Send " + name + ": " + expected + ".");
        }
    }

    private void requireNoEncoding() {
        String encoding = header("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw wrong("was sent with Content-Encoding " + encoding, "Serve assets as they are.");
        }
    }

    private String requireStrongTag() {
        String tag = header("ETag");
        if (!tag.matches("\"[\\x21\\x23-\\x7e]*\"")) {
            throw wrong(
                    "has " + (tag.isEmpty() ? "no ETag" : "the ETag " + tag),
                    "Send a strong ETag, in quotes and without W/; a weak one does not allow to resume.");
        }
        return tag;
    }

    private String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private MarketplaceKitError wrong(String seen, String advice) {
        return Case.NETWORK_ERROR.because("The asset " + url + " " + seen + ".", advice);
    }

    private MarketplaceKitError truncated(String seen) {
        return Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE.because(
                "The asset " + url + " " + seen + ".", "Ingest the asset again and compare its length.");
    }
}
