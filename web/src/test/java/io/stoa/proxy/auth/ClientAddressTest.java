package io.stoa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.proxy.service.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void shouldAskWithTheConnectionAndEveryLineOfBothHeaders() {
        ClientAddress address = new ClientAddress();
        address.proxies = new TrustedProxies() {
            @Override
            public String client(String peer, List<String> forwardedFor, List<String> forwarded) {
                return peer + " " + forwardedFor + " " + forwarded;
            }
        };

        assertEquals(
                "10.0.0.2 [203.0.113.9, 192.0.2.1] [for=203.0.113.9]",
                address.of(request(Map.of(
                        "X-Forwarded-For", List.of("203.0.113.9", "192.0.2.1"),
                        "Forwarded", List.of("for=203.0.113.9")))));
        assertEquals("10.0.0.2 [] []", address.of(request(Map.of())));
    }

    private static HttpServletRequest request(Map<String, List<String>> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> method.getName().equals("getRemoteAddr")
                        ? "10.0.0.2"
                        : Collections.enumeration(headers.getOrDefault(given[0], List.of())));
    }
}
