package io.stoa.oauth.rest;

import io.stoa.oauth.TokenRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a form from its bytes, strictly: what two readers could understand in two ways is refused, so that nothing in
 * front of this server sees another request than this server does.
 *
 * @see "RFC 6749, appendix B"
 */
public final class FormBody {

    /** In bytes. */
    public static final int LARGEST = 16 * 1024;

    private static final int PERCENT_TRIPLET = 3;

    private FormBody() {}

    /**
     * The parameters of a request body.
     *
     * @throws io.stoa.oauth.OAuthRefusal with {@code invalid_request} when the body is larger than 16 KiB, names a
     *     parameter twice, or is not well-formed down to its last byte
     */
    public static TokenRequest parse(byte[] body) {
        if (body.length > LARGEST) {
            throw TokenRequest.invalid("The request body is larger than 16 KiB.");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (!pair.isEmpty()) {
                addTo(parameters, pair);
            }
        }
        return new TokenRequest(parameters);
    }

    private static void addTo(Map<String, String> parameters, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (parameters.putIfAbsent(name, value) != null) {
            throw TokenRequest.invalid("A parameter is there twice.");
        }
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char next = encoded.charAt(at);
            if (next == '%') {
                bytes.write(percent(encoded, at));
                at += PERCENT_TRIPLET - 1;
            } else {
                bytes.write(next == '+' ? ' ' : next);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int percent(String encoded, int at) {
        if (at + PERCENT_TRIPLET > encoded.length()) {
            throw TokenRequest.invalid("A percent sign is not followed by two hexadecimal digits.");
        }
        int high = Character.digit(encoded.charAt(at + 1), 16);
        int low = Character.digit(encoded.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw TokenRequest.invalid("A percent sign is not followed by two hexadecimal digits.");
        }
        return high << 4 | low;
    }

    private static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw TokenRequest.invalid("The request body contains a NUL character.");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw TokenRequest.invalid("The request body is not UTF-8.");
        }
    }
}
