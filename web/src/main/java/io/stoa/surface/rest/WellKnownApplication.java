package io.stoa.surface.rest;

import io.stoa.oauth.rest.AuthorizationServerResource;
import io.stoa.wellknown.rest.MarketplaceKitResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The documents devices begin with. */
@ApplicationPath("/.well-known")
public class WellKnownApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Dialect.of(MarketplaceKitResource.class, AuthorizationServerResource.class);
    }
}
