package io.stoa.outbound;

import java.util.List;

/** Port: where the providers people sign in by are. Whoever is configured with them answers. */
public interface ProviderHosts {

    /**
     * What may be called, each a host or every host below a domain ({@code *.example.org}), over https; or exactly one
     * origin with its scheme, which may be private.
     */
    List<String> allowed();
}
