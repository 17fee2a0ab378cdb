package io.stoa.cli.sealer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a sealer has to refuse whatever requests it can open, and that it is well before and after. */
final class RefusalChecks {

    private static final int BEYOND_THE_LIMIT = (8 << 20) + 1;
    private static final String SECRET = "a0a1a2a3 no licence request";

    private RefusalChecks() {}

    static List<Check> all() {
        return List.of(
                selfCheck("self-check"),
                Check.refusal("an address that is none", 404, "not-found", probe -> probe.get("v1/none")),
                Check.refusal("inspection by GET", 405, "method-not-allowed", probe -> probe.get("v1/inspect")),
                Check.refusal("issue by GET", 405, "method-not-allowed", probe -> probe.get("v1/issue")),
                malformed("an empty body", ""),
                malformed("no JSON", "hello"),
                malformed("a list", "[]"),
                malformed("no request", "{}"),
                malformed("a number as request", "{\"request\":5}"),
                malformed("a request that is no Base64", "{\"request\":\"*\"}"),
                malformed("an empty request", "{\"request\":\"\"}"),
                malformed("JSON nested without end", "[".repeat(100_000)),
                Check.refusal(
                        "a body beyond 8 MiB",
                        413,
                        "too-large",
                        probe -> probe.post("v1/inspect", spaces(BEYOND_THE_LIMIT))),
                Check.refusal("bytes that are no request", 422, "request-refused", inspect(SECRET.getBytes(UTF_8))),
                Check.refusal("one zero byte as request", 422, "request-refused", inspect(new byte[1])),
                new Check(
                        "a refusal repeats nothing of what was sent",
                        "no trace of it",
                        inspect(SECRET.getBytes(UTF_8)),
                        answer -> answer.isRefusal(422, "request-refused") && !answer.holds(SECRET)),
                selfCheck("self-check after all that"));
    }

    private static Check selfCheck(String name) {
        return new Check(
                name, "200 with both certificates", probe -> probe.get("v1/self-check"), answer -> answer.document()
                        .filter(Documents::isSelfCheck)
                        .isPresent());
    }

    private static Check malformed(String name, String body) {
        return Check.refusal(name, 400, "malformed", probe -> probe.post("v1/inspect", body.getBytes(UTF_8)));
    }

    private static Function<SealerProbe, Answer> inspect(byte[] plain) {
        return probe -> probe.post("v1/inspect", Documents.request(plain));
    }

    private static byte[] spaces(int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        return body;
    }
}
