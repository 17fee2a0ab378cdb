package io.stoa.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a name once; the connection goes to the addresses found here. A public name that leads to a private address
 * is refused, so that nobody reaches our neighbours through us.
 */
final class GuardedResolver implements DnsResolver {

    private final Set<String> trustedHosts;

    /** @param trustedHosts hosts the operator named with scheme and port, in lower case; they may be private */
    GuardedResolver(Set<String> trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!trustedHosts.contains(host.toLowerCase(Locale.ROOT))
                && Arrays.stream(addresses).map(InetAddress::getAddress).anyMatch(ClosedAddresses::contain)) {
            throw new UnknownHostException(host + " leads to a private address");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
}
