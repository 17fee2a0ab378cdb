package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks restore, updates, licence and renewal: signed JSON in, JSON out, anything but 200 is a failure. */
final class DeviceEndpoint {

    private final DeviceHttp http;

    DeviceEndpoint(DeviceHttp http) {
        this.http = http;
    }

    /**
     * @param what  what is asked for, for sentences, such as {@code restore answer}
     * @param fault the case of a malformed answer
     * @throws VerificationRequired on 401 and 403
     * @throws MarketplaceKitError  {@code networkError} on any other status but 200
     */
    AnswerObject ask(URI url, JsonObject question, RequestAuthorization authorization, String what, Case fault) {
        byte[] body = question.toString().getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = send(url, body, authorization);
        if (answer.status() != 200 && authorization.triesAgainAfter(answer.status())) {
            answer = send(url, body, authorization);
        }
        if (answer.asksForVerification()) {
            throw new VerificationRequired(url, answer.status(), authorization.account());
        }
        return AnswerObject.parse(answer.requireOk(what, Case.NETWORK_ERROR).body(), what, fault);
    }

    private HttpAnswer send(URI url, byte[] body, RequestAuthorization authorization) {
        return http.post(url, "application/json", body, authorization.headers(url, body));
    }
}
