package io.stoa.problem.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.install.RequestedApp;
import io.stoa.install.RestoreAnswer;
import io.stoa.install.UnavailableApp;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An answer is written the same on every server, whatever JSON binding that server has. */
class RecordWriterTest {

    private record Empty() {}

    private record Inner(String a, Optional<String> b) {}

    private record Everything(
            String text,
            int number,
            long large,
            boolean flag,
            Boolean boxed,
            Instant at,
            AppleItemId appleItemId,
            OsVersion os,
            Optional<PackageId> packageId,
            Optional<Long> count,
            Optional<Inner> missing,
            Inner inner,
            List<Inner> list,
            List<String> texts,
            Set<AppleVersionId> ids) {}

    @Test
    void shouldWriteMembersInTheRecordsOrder() {
        Everything answer = new Everything(
                "ü\"\n",
                7,
                Long.MAX_VALUE,
                true,
                false,
                Instant.parse("2026-01-09T12:00:00.5Z"),
                new AppleItemId(6700012345L),
                OsVersion.parse("17.4").orElseThrow(),
                Optional.of(new PackageId("58D6B7C0-0F3E-4CF3-8F0E-5A3A2F1B7E01")),
                Optional.of(3L),
                Optional.empty(),
                new Inner("x", Optional.empty()),
                List.of(new Inner("y", Optional.of("z"))),
                List.of("1", "2"),
                Set.of(new AppleVersionId(9)));

        assertEquals(
                "{\"text\":\"ü\\\"\\n\",\"number\":7,\"large\":9223372036854775807,\"flag\":true,\"boxed\":false,"
                        + "\"at\":\"2026-01-09T12:00:00.500Z\",\"appleItemId\":\"6700012345\",\"os\":\"17.4\","
                        + "\"packageId\":\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\",\"count\":3,\"inner\":{\"a\":\"x\"},"
                        + "\"list\":[{\"a\":\"y\",\"b\":\"z\"}],\"texts\":[\"1\",\"2\"],\"ids\":[\"9\"]}",
                RecordWriter.object(answer).toString());
    }

    @Test
    void shouldWriteWhatIsJsonAlreadyAsItIs() {
        record Wrapped(JsonValue value) {}

        assertEquals(
                "{\"value\":{\"a\":null}}",
                RecordWriter.object(new Wrapped(
                                Json.createObjectBuilder().addNull("a").build()))
                        .toString());
    }

    @Test
    void shouldWriteARestoreAnswerInApplesWords() {
        RestoreAnswer answer = new RestoreAnswer(
                List.of(new RestoreAnswer.Restore(
                        new AppleItemId(67),
                        new AppleVersionId(8),
                        "https://kite.example/packages",
                        "ey",
                        "https://x")),
                List.of(UnavailableApp.of(new RequestedApp("9", "z"))));

        assertEquals(
                "{\"restores\":[{\"appleItemId\":\"67\",\"appleVersionId\":\"8\","
                        + "\"alternativeDistributionPackage\":\"https://kite.example/packages\","
                        + "\"installVerificationToken\":\"ey\",\"appShareURL\":\"https://x\"}],"
                        + "\"failures\":[{\"appleItemId\":\"9\",\"appleVersionId\":\"z\","
                        + "\"failure\":{\"code\":404,\"description\":\"App unavailable.\"}}]}",
                RecordWriter.object(answer).toString());
    }

    @Test
    void shouldWriteUtf8WhateverThePlatformsCharset() throws IOException {
        RecordWriter writer = new RecordWriter();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        writer.writeTo(
                new Inner("€", Optional.empty()),
                Inner.class,
                Inner.class,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                null,
                body);

        assertEquals("{\"a\":\"€\"}", body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldWriteRecordsAndNothingElse() {
        RecordWriter writer = new RecordWriter();

        assertTrue(writer.isWriteable(Empty.class, Empty.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE));
        assertFalse(writer.isWriteable(String.class, String.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE));
        assertEquals("{}", RecordWriter.object(new Empty()).toString());
    }
}
