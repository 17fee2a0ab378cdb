package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the device reaches servers: https (http on this machine only), no redirects, bounded answers, no endless wait. */
final class DeviceHttp {

    /** A manifest is the largest document read as a whole. */
    private static final int MAX_BODY = 32 * 1024 * 1024;

    private final Duration patience;
    private final HttpClient client;

    /** @param patience for each request; 60 seconds is what the system grants a licence */
    DeviceHttp(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    HttpAnswer get(URI url, Map<String, String> headers) {
        return whole(request(url, headers).GET().build());
    }

    HttpAnswer post(URI url, String contentType, byte[] body, Map<String, String> headers) {
        return whole(request(url, headers)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** An answer whose body the caller reads and closes. */
    HttpResponse<InputStream> open(URI url, Map<String, String> headers) {
        return send(request(url, headers).GET().build());
    }

    /**
     * Reads some bytes of an open answer.
     *
     * @return as {@link InputStream#read(byte[], int, int)}
     * @throws IOException the connection broke, or nothing came for as long as the device is patient
     */
    int read(InputStream body, byte[] buffer, int length) throws IOException {
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> readSome(body, buffer, length));
        try {
            return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            throw new IOException("the connection broke", broken.getCause());
        } catch (TimeoutException stalled) {
            body.close();
            throw new IOException("nothing came for " + patience.toSeconds() + " s", stalled);
        } catch (InterruptedException interrupted) {
            throw cancelled(interrupted);
        }
    }

    private HttpAnswer whole(HttpRequest request) {
        HttpResponse<InputStream> response = send(request);
        try (InputStream body = response.body()) {
            byte[] bytes = await(request.uri(), CompletableFuture.supplyAsync(() -> readBounded(body)));
            if (bytes.length > MAX_BODY) {
                throw Case.NETWORK_ERROR.because(
                        request.uri() + " answered more than " + MAX_BODY + " bytes.", "Answer with less.");
            }
            return new HttpAnswer(request.uri(), response.statusCode(), response.headers(), bytes);
        } catch (IOException broken) {
            throw unreachable(request.uri(), broken);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        return await(request.uri(), client.sendAsync(request, BodyHandlers.ofInputStream()));
    }

    private <T> T await(URI url, CompletableFuture<T> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw unreachable(url, failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw unreachable(url, late);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            throw cancelled(interrupted);
        }
    }

    private static MarketplaceKitError cancelled(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Case.CANCELLED.because("The request was interrupted.", "Nothing; start it again.", interrupted);
    }

    private static int readSome(InputStream body, byte[] buffer, int length) {
        try {
            return body.read(buffer, 0, length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] readBounded(InputStream body) {
        try {
            return body.readNBytes(MAX_BODY + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpRequest.Builder request(URI url, Map<String, String> headers) {
        if (!SecureUrl.isSecure(url)) {
            throw Case.INVALID_URL.because(
                    "'" + url + "' is not an absolute https address.", "Use https; http is for this machine only.");
        }
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        headers.forEach(request::setHeader);
        return request;
    }

    private MarketplaceKitError unreachable(URI url, Throwable cause) {
        return Case.NETWORK_ERROR.because(
                url + " did not answer properly: " + cause.getClass().getSimpleName() + ".",
                "Check that the address is reachable from outside, has a publicly valid certificate and answers"
                        + " within " + patience.toSeconds() + " seconds.",
                cause);
    }
}
