package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.problem;
import static io.stoa.conformance.ErrorShape.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnServer
class WebhookIT {

    private static final String PATH = "/webhooks/app-store-connect";
    private static final String HEADER = AppleSignature.HEADER;
    private static final int TWO_MIB = 2 << 20;
    private static final String SOME_MAC = "hmacsha256=" + "0123456789abcdef".repeat(4);

    private final String secret;
    private final DeployedStoa stoa;

    WebhookIT(DeployedStoa stoa) {
        this.stoa = stoa;
        this.secret = stoa.installation().webhookSecret();
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseASignatureThatIsNotOurs(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseASignatureThatIsNotOurs() {
        String body = notification("AppUnavailable");
        String mac = mac(body);
        return Stream.of(
                Row.of("no signature", Request.post(PATH).json(body), problem(401)),
                Row.of("empty signature", signed(body, ""), problem(401)),
                Row.of("bare hex", signed(body, mac.substring(11)), problem(401)),
                Row.of("prefix of another sender", signed(body, mac.replace("hmacsha256=", "sha256=")), problem(401)),
                Row.of("one digit too few", signed(body, mac.substring(0, mac.length() - 1)), problem(401)),
                Row.of("one digit too many", signed(body, mac + "0"), problem(401)),
                Row.of("not hexadecimal", signed(body, "hmacsha256=" + "g".repeat(64)), problem(401)),
                Row.of("somebody else's", signed(body, AppleSignature.of("another secret", bytes(body))), problem(401)),
                Row.of("two headers", signed(body, mac).header(HEADER, mac), problem(401)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldVerifyTheRawBytes(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldVerifyTheRawBytes() {
        String body = notification("AppUnavailable");
        String mac = mac(body);
        return Stream.of(
                Row.of("the same JSON written anew", signed(body.replace(":", ": "), mac), problem(401)),
                Row.of("a byte order mark", signed("\uFEFF" + body, mac), problem(401)),
                Row.of("a blank at the end", signed(body + " ", mac), problem(401)),
                Row.of("nothing", signed("", mac), problem(401)),
                Row.of(
                        "compressed after it was signed",
                        Request.post(PATH)
                                .header(HEADER, mac)
                                .header("Content-Encoding", "gzip")
                                .body(zipped(body)),
                        problem(401)),
                Row.of(
                        "compressed before it was signed",
                        Request.post(PATH)
                                .header(HEADER, AppleSignature.of(secret, zipped(body)))
                                .header("Content-Encoding", "gzip")
                                .body(zipped(body)),
                        problem(400)));
    }

    private static byte[] zipped(String body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseABodyOverOneMebibyte(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseABodyOverOneMebibyte() {
        return Stream.of(
                Row.of(
                        "announced; answered before it comes",
                        Request.post(PATH).header(HEADER, SOME_MAC).announcing(TWO_MIB, bytes("{")),
                        problem(413)),
                Row.of(
                        "in chunks without an end",
                        Request.post(PATH).header(HEADER, SOME_MAC).endlessChunks(17),
                        problem(413)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAGenuineBodyThatIsNoNotification(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseAGenuineBodyThatIsNoNotification() {
        return Stream.of(
                        "hello",
                        "",
                        "[]",
                        "null",
                        "{",
                        "{}",
                        "{\"data\": {}}",
                        "{\"data\": []}",
                        "{\"data\": {\"type\": 5, \"attributes\": {}}}",
                        "{\"data\": {\"type\": \"AppUnavailable\"}}",
                        "{\"data\": {\"type\": \"AppUnavailable\", \"id\": \"x\", \"attributes\": \"none\"}}",
                        "[".repeat(10_000) + "]".repeat(10_000),
                        "{\"data\":".repeat(5_000) + "1" + "}".repeat(5_000),
                        "\u0000",
                        "{\"data\": {\"type\": \"A\", \"type\": \"B\"}}",
                        notification("AppUnavailable").replace("\"6900000099\"", "6900000099"),
                        updated().replace("\"6900000099\"", "6900000099"))
                .map(body -> Row.of(words(body), genuine(body), problem(400)));
    }

    @Test
    void shouldRefuseBytesThatAreNoText() {
        byte[] noText = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
        problem(400)
                .check(stoa.send(Request.post(PATH)
                        .header(HEADER, AppleSignature.of(secret, noText))
                        .body(noText)));
    }

    @ParameterizedTest
    @MethodSource
    void shouldTakeWhatIsGenuineWithAnEmptyAnswer(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldTakeWhatIsGenuineWithAnEmptyAnswer() {
        ErrorShape taken = status(200).and(answer -> assertArrayEquals(new byte[0], answer.body(), answer::toString));
        String body = notification("AppUnavailable");
        String foreign =
                notification("AppUnavailable").replace(stoa.installation().marketplaceAppleItemId(), "6999999999");
        return Stream.of(
                Row.of("the plain form", genuine(body), taken),
                Row.of("the same once more", genuine(body), taken),
                Row.of("hex in upper case", signed(body, upperHex(mac(body))), taken),
                Row.of("a type nobody knows", genuine(notification("AppRenamedInTheFuture")), taken),
                Row.of("the plural spelling", genuine(notification("AppVersionsUnavailable")), taken),
                Row.of("the singular spelling", genuine(notification("AppVersionUnavailable")), taken),
                Row.of("another marketplace", genuine(foreign), taken),
                Row.of("the second generation", genuine(updated()), taken),
                Row.of(
                        "the second generation in capitals",
                        genuine(updated()
                                .replace(
                                        "alternativeDistributionTerritoryAvailabilityUpdated",
                                        "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED")),
                        taken),
                Row.of("a ping", genuine("{\"data\":{\"type\":\"webhookPings\"}}"), taken),
                Row.of("the same ping once more", genuine("{\"data\":{\"type\":\"webhookPings\"}}"), taken),
                Row.of("a content type nobody knows", genuine(body).header("Content-Type", "text/plain"), taken),
                Row.of("a content type that is none", genuine(body).header("Content-Type", "///"), taken));
    }

    @ParameterizedTest
    @MethodSource
    void shouldTakeNotificationsByPostAlone(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldTakeNotificationsByPostAlone() {
        return Stream.of("GET", "PUT", "DELETE", "PATCH")
                .map(method -> Row.of(method, Request.of(method, PATH), methodNotAllowed("POST")));
    }

    private String updated() {
        return """
               {"data":{"type":"alternativeDistributionTerritoryAvailabilityUpdated","id":"%s",\
               "attributes":{"available":false,"territories":["MLT"],"appId":"6900000099",\
               "timestamp":"2026-11-20T11:00:00.123456Z"},\
               "relationships":{"marketplaceApp":{"data":{"type":"apps","id":"%s"}}}}}"""
                .formatted(UUID.randomUUID(), stoa.installation().marketplaceAppleItemId());
    }

    private Request genuine(String body) {
        return signed(body, mac(body));
    }

    private static Request signed(String body, String signature) {
        return Request.post(PATH).header(HEADER, signature).body(body);
    }

    private String mac(String body) {
        return AppleSignature.of(secret, bytes(body));
    }

    private static String upperHex(String mac) {
        return "hmacsha256=" + mac.substring(11).toUpperCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String words(String body) {
        return body.isEmpty() ? "nothing" : body.length() > 60 ? body.substring(0, 60) + "…" : body;
    }

    private String notification(String type) {
        return """
               {"data":{"type":"%s","version":1,"id":"%s","timestamp":"2026-11-20T03:00:00.000-08:00",\
               "attributes":{"marketplaceAppId":"%s","appId":"6900000099",\
               "alternativeDistributionPackageIds":["%s"],"eventTimestamp":"2026-11-20T11:00:00.000-00:00"}}}"""
                .formatted(type, UUID.randomUUID(), stoa.installation().marketplaceAppleItemId(), UUID.randomUUID());
    }
}
