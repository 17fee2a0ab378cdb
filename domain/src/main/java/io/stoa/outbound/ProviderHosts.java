package io.stoa.outbound;

import java.util.List;
import java.util.Map;

/** Port: where the providers people sign in by are. Whoever is configured with them answers. */
public interface ProviderHosts {

    /**
     * What may be called for each provider, by its name: each a host or every host below a domain
     * ({@code *.example.org}), over https; or exactly one origin with its scheme, which may be private.
     */
    Map<String, List<String>> allowed();
}
