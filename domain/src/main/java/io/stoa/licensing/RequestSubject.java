package io.stoa.licensing;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who asks for a certificate.
 *
 * @param commonName 1 to 64 characters, as X.520 allows, none of them a control character
 * @param email      an address in ASCII, at most 128 characters
 */
public record RequestSubject(String commonName, Optional<String> email) {

    private static final Pattern COMMON_NAME = Pattern.compile("[^\\p{Cntrl}\\p{Co}\\p{Cn}\\p{Cs}]{1,64}");
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,128}$)[!-?A-~]+@[!-?A-~]+");

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} when a certificate could not name it */
    public RequestSubject {
        if (commonName.isBlank() || !COMMON_NAME.matcher(commonName).matches()) {
            throw malformed("The common name has 1 to 64 characters, none of them a control character.");
        }
        if (email.filter(address -> !EMAIL.matcher(address).matches()).isPresent()) {
            throw malformed("The e-mail address has at most 128 characters of ASCII and one @.");
        }
    }

    private static MarketplaceException malformed(String sentence) {
        return new MarketplaceException(FailureCode.MALFORMED_REQUEST, sentence);
    }
}
