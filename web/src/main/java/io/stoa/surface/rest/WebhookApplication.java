package io.stoa.surface.rest;

import io.stoa.notification.rest.AppStoreConnectWebhook;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What App Store Connect calls. */
@ApplicationPath("/webhooks")
public class WebhookApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Dialect.of(AppStoreConnectWebhook.class);
    }
}
