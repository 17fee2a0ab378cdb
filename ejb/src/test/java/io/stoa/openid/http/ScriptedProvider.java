package io.stoa.openid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider over real HTTP that says whatever a test writes for it, be it the truth or not. */
final class ScriptedProvider implements AutoCloseable {

    static final String DESCRIPTION = "/.well-known/openid-configuration";
    static final String KEYS = "/keys";
    static final String TOKEN = "/token";
    static final String USER = "/user";

    /** What was asked, each as method, path and body. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<String> proofs = new CopyOnWriteArrayList<>();
    final ECKey key = newKey("first");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    ScriptedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        answers(DESCRIPTION, description(issuer()));
        answers(KEYS, new JWKSet(key.toPublicJWK()).toString());
    }

    /** An answer. @param trickles whether it sends a byte now and then and never ends */
    record Answer(int status, String mediaType, String body, boolean trickles) {}

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String description(String issuer) {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token",
                "jwks_uri":"%2$s/keys","userinfo_endpoint":"%2$s/user","response_types_supported":["code"],
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["ES256"],
                "authorization_response_iss_parameter_supported":true}"""
                .formatted(issuer, issuer());
    }

    void answers(String path, String json) {
        answers.put(path, new Answer(200, "application/json", json, false));
    }

    void answers(String path, int status, String json) {
        answers.put(path, new Answer(status, "application/json", json, false));
    }

    void tricklesAt(String path) {
        answers.put(path, new Answer(200, "application/json", "", true));
    }

    /** Gives this ID token for every code. */
    void gives(String idToken) {
        answers(TOKEN, "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            return signed(claims, JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer) {
        try {
            SignedJWT token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long askedFor(String path) {
        return asked.stream()
                .filter(request -> request.split(" ")[1].equals(path))
                .count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path + " " + body);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(proofs::add);
        Answer answer = answers.getOrDefault(path, new Answer(404, "text/html", "<h1>no</h1>", false));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
        exchange.sendResponseHeaders(answer.status(), answer.trickles() ? 0 : bytes.length == 0 ? -1 : bytes.length);
        if (answer.trickles()) {
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return; // and never closes it
        }
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
