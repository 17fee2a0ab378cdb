package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proves that a form came from a page of ours in this session: a foreign page can send a form, but not read this word. It
 * holds for forms of nobody too, or a stranger could sign a person in to the stranger's account.
 */
public final class FormToken {

    /** The name of the field. */
    public static final String FIELD = "form";

    private static final String ATTRIBUTE = FormToken.class.getName();
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormToken() {}

    /** The word for the forms of this session, which is begun where there is none. */
    public static String of(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.getAttribute(ATTRIBUTE) instanceof String word) {
            return word;
        }
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        session.setAttribute(ATTRIBUTE, word);
        return word;
    }

    /** Whether the form that was sent has this session's word. */
    public static boolean isIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String sent = request.getParameter(FIELD);
        return session != null
                && sent != null
                && session.getAttribute(ATTRIBUTE) instanceof String word
                && MessageDigest.isEqual(bytes(word), bytes(sent));
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
