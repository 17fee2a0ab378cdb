package io.stoa.surface.rest;

import io.stoa.oauth.rest.IntrospectResource;
import io.stoa.oauth.rest.JwksResource;
import io.stoa.oauth.rest.OAuthRefusalMapper;
import io.stoa.oauth.rest.RefusalThrottleFilter;
import io.stoa.oauth.rest.RevokeResource;
import io.stoa.oauth.rest.TokenResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The OAuth server. */
@ApplicationPath("/oauth")
public class OAuthApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Dialect.of(
                TokenResource.class,
                RevokeResource.class,
                IntrospectResource.class,
                JwksResource.class,
                OAuthRefusalMapper.class,
                RefusalThrottleFilter.class);
    }
}
