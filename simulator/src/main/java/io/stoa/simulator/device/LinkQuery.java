package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The query of an install link: RFC 3986 percent-encoding and nothing of HTML forms. */
final class LinkQuery {

    private static final Pattern ENCODED = Pattern.compile("(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*+");
    private static final Set<String> NAMES =
            Set.of("alternativeDistributionPackage", "installVerificationToken", "token", "account", "appShareURL");

    private LinkQuery() {}

    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = requireName(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(name, equals < 0 ? "" : pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw invalid("The link has the parameter '" + name + "' twice.", "Send each parameter once.");
            }
        }
        return parameters;
    }

    private static String requireName(String name) {
        if (!NAMES.contains(name)) {
            throw invalid(
                    "The link has a parameter '" + name + "', which no device knows.",
                    "Use alternativeDistributionPackage, installVerificationToken, token, account, appShareURL.");
        }
        return name;
    }

    private static String decode(String name, String value) {
        if (!ENCODED.matcher(value).matches()) {
            throw invalid(
                    "The value of '" + name + "' in the link is not percent-encoded.",
                    "Keep letters, digits and - . _ ~ as they are and write every other byte as %XX, spaces too.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(value)).toString();
        } catch (CharacterCodingException notText) {
            throw Case.INVALID_URL.because(
                    "The value of '" + name + "' in the link is not UTF-8.", "Encode UTF-8 bytes.", notText);
        }
    }

    private static ByteBuffer bytes(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '%') {
                bytes.write(Integer.parseInt(value, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(value.charAt(i));
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static MarketplaceKitError invalid(String sentence, String advice) {
        return Case.INVALID_URL.because(sentence, advice);
    }
}
