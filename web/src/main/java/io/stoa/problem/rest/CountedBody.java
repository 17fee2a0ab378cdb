package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** A request body that ends with a designed failure where it is longer than 1 MiB, or does not arrive. */
public final class CountedBody extends InputStream {

    static final String TOO_MUCH = "A request body has at most 1 MiB.";
    private static final int ONE_MIB = 1 << 20;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    private final InputStream body;
    private long passed;

    CountedBody(InputStream body) {
        this.body = body;
    }

    /**
     * The whole body of a servlet's request.
     *
     * @throws MarketplaceException with {@code REQUEST_TOO_LARGE}, before anything is read where it is announced, or
     *     {@code REQUEST_TOO_SLOW}
     */
    public static byte[] allOf(HttpServletRequest request) throws IOException {
        if (isTooMuch(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            throw tooMuch();
        }
        return new CountedBody(request.getInputStream()).readAllBytes();
    }

    // not as a number of the platform: it takes none beyond two thousand million
    static boolean isTooMuch(String announced) {
        return announced != null
                && DIGITS.matcher(announced.strip()).matches()
                && new BigInteger(announced.strip()).compareTo(BigInteger.valueOf(ONE_MIB)) > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = readOn(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    // the server gave the rest of it up; that is the caller's fault, and no incident of ours
    private int readOn(byte[] into, int offset, int length) {
        try {
            return body.read(into, offset, length);
        } catch (IOException gaveUp) {
            throw new MarketplaceException(
                    FailureCode.REQUEST_TOO_SLOW, "The request's body did not arrive in time. Send it again.", gaveUp);
        }
    }

    private void count(int more) {
        passed += more;
        if (passed > ONE_MIB) {
            throw tooMuch();
        }
    }

    private static MarketplaceException tooMuch() {
        return new MarketplaceException(FailureCode.REQUEST_TOO_LARGE, TOO_MUCH);
    }

    // closing would read on to the end of the body, which may never come once the limit is passed
    @Override
    public void close() throws IOException {
        if (passed <= ONE_MIB) {
            body.close();
        }
    }
}
