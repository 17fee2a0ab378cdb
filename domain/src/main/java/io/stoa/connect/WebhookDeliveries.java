package io.stoa.connect;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Port: what App Store Connect tried to send to the webhooks of an app. Only the second generation of notifications has
 * deliveries that can be looked up.
 *
 * <p>Methods throw {@link NotReadable}, {@link ConnectPaused} and {@link io.stoa.problem.RetryableFailure} as
 * {@link PackageVersions} does.
 *
 * @see "Apple, App Store Connect API: Configuring and parsing webhook notifications"
 */
public interface WebhookDeliveries {

    /**
     * Reads every delivery of every webhook of an app, whatever became of it, page by page.
     *
     * @param since the oldest delivery to read; App Store Connect gives those of the last ten days
     */
    void read(AppleItemId app, Instant since, Consumer<WebhookDelivery> reader);

    /** Has App Store Connect send a delivery again. */
    void redeliver(WebhookDelivery delivery);
}
