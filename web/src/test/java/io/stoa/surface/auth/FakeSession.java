package io.stoa.surface.auth;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session of one browser. */
final class FakeSession {

    final Map<String, Object> attributes = new HashMap<>();
    int id;
    int livesSeconds = 300;

    private boolean isOver;

    String changeId() {
        id++;
        return String.valueOf(id);
    }

    boolean isOver() {
        return isOver;
    }

    HttpSession asServletsSeeIt() {
        return FakeExchange.fake(HttpSession.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove((String) arguments[0]);
                case "setMaxInactiveInterval" -> livesSeconds = (int) arguments[0];
                case "invalidate" -> isOver = true;
                case "getAttributeNames" -> {
                    return Collections.enumeration(List.copyOf(attributes.keySet()));
                }
                case "getAttribute" -> {
                    return attributes.get((String) arguments[0]);
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }
}
