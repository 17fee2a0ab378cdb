package io.stoa.surface.rest;

import io.stoa.install.rest.RestoreResource;
import io.stoa.install.rest.UpdatesResource;
import io.stoa.licensing.rest.LicensesResource;
import io.stoa.oauth.rest.DeviceCallerFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What iOS and iPadOS ask. */
@ApplicationPath("/device")
public class DeviceApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Dialect.of(
                RestoreResource.class, UpdatesResource.class, LicensesResource.class, DeviceCallerFilter.class);
    }
}
