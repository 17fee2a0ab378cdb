package io.stoa.outbound.http;

import io.stoa.outbound.Outbound;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;

/** An open answer; closing it gives the connection back, or drops it when the body was not read to its end. */
final class HttpAnswer implements Outbound.Answer {

    private final CloseableHttpResponse response;
    private final InputStream body;

    private HttpAnswer(CloseableHttpResponse response, InputStream body) {
        this.response = response;
        this.body = body;
    }

    static HttpAnswer of(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return new HttpAnswer(
                CloseableHttpResponse.adapt(response),
                entity == null ? InputStream.nullInputStream() : entity.getContent());
    }

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Optional<Instant> date() {
        return header("Date").flatMap(HttpAnswer::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    // at once: a gentle close would first read the rest, be it gigabytes or without an end
    @Override
    public void close() {
        response.close(CloseMode.IMMEDIATE);
    }
}
