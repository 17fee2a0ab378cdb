package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Lets a request body pass only up to a limit: by its announced length, and by counting where it announces none. */
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyLimit implements ContainerRequestFilter {

    private static final int ONE_MIB = 1 << 20;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    @Override
    public void filter(ContainerRequestContext request) {
        if (isTooMuch(request.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            request.abortWith(Problems.answer(FailureCode.REQUEST_TOO_LARGE, "A request body has at most 1 MiB."));
        } else {
            // also where no body is declared: one of the servers calls a body without a type none
            request.setEntityStream(new Counting(request.getEntityStream()));
        }
    }

    // not as a number of the platform: it takes none beyond two thousand million
    private static boolean isTooMuch(String announced) {
        return announced != null
                && DIGITS.matcher(announced.strip()).matches()
                && new BigInteger(announced.strip()).compareTo(BigInteger.valueOf(ONE_MIB)) > 0;
    }

    private static final class Counting extends InputStream {

        private final InputStream body;
        private long passed;

        Counting(InputStream body) {
            this.body = body;
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
                        FailureCode.REQUEST_TOO_SLOW,
                        "The request's body did not arrive in time. Send it again.",
                        gaveUp);
            }
        }

        private void count(int more) {
            passed += more;
            if (passed > ONE_MIB) {
                throw new MarketplaceException(FailureCode.REQUEST_TOO_LARGE, "A request body has at most 1 MiB.");
            }
        }

        // closing would read on to the end of the body, which may never come once the limit is passed
        @Override
        public void close() throws IOException {
            if (passed <= ONE_MIB) {
                body.close();
            }
        }
    }
}
