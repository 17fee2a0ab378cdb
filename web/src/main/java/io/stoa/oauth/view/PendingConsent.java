package io.stoa.oauth.view;

import io.stoa.account.AccountId;
import io.stoa.account.OpaqueToken;
import io.stoa.oauth.TokenRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Optional;

/**
 * A question a person was asked and has not answered. What was asked stays here; the form brings back the ticket alone, so
 * that nobody else can send it, and an answer is never one to another question. Of several windows the last one counts.
 *
 * @param ticket     known to the page alone
 * @param parameters as they were asked
 * @param account    who was asked
 */
record PendingConsent(String ticket, HashMap<String, String> parameters, String account) implements Serializable {

    private static final String ATTRIBUTE = PendingConsent.class.getName();
    private static final String PREFIX = "ask_";

    /** Keeps a question in the session. @return its ticket */
    static String keep(HttpServletRequest request, TokenRequest asked, AccountId account) {
        String ticket = OpaqueToken.random(PREFIX).text();
        request.getSession(true)
                .setAttribute(
                        ATTRIBUTE, new PendingConsent(ticket, new HashMap<>(asked.parameters()), account.value()));
        return ticket;
    }

    /** What this ticket asked this person, once. */
    static Optional<TokenRequest> take(HttpServletRequest request, String ticket, AccountId account) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ATTRIBUTE) instanceof PendingConsent pending)
                || !pending.isAskedBy(ticket)
                || !pending.account.equals(account.value())) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(new TokenRequest(pending.parameters));
    }

    private boolean isAskedBy(String sent) {
        return MessageDigest.isEqual(ticket.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the ticket. */
    @Override
    public String toString() {
        return "PendingConsent" + parameters.keySet();
    }
}
