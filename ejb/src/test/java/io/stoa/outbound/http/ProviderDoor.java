package io.stoa.outbound.http;

import java.util.List;
import java.util.Map;

/** The way to providers, as a server opens it. */
public final class ProviderDoor {

    private ProviderDoor() {}

    /** @param allowed as {@link io.stoa.outbound.ProviderHosts} says it */
    public static HttpProviders to(Map<String, List<String>> allowed) {
        HttpProviders door = new HttpProviders();
        door.hosts = () -> allowed;
        door.open(Thread::new);
        return door;
    }

    public static void close(HttpProviders door) {
        door.close();
    }
}
