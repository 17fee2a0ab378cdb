package io.stoa.proxy.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The reverse proxies that are believed when they say whom they speak for. Anybody else may write their headers, and is
 * taken for who they are.
 *
 * <p>It is read at start, so that a wrong entry is no surprise to whoever signs in first.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrustedProxies {

    @Inject
    @ConfigProperty(name = "stoa.trusted-proxies")
    Optional<String> configured = Optional.empty();

    private List<AddressRange> ranges = List.of();

    @PostConstruct
    void read() {
        ranges = configured.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(TrustedProxies::range)
                .toList();
    }

    private static AddressRange range(String entry) {
        return AddressRange.parse(entry)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.NOT_CONFIGURED,
                        "stoa.trusted-proxies holds " + entry
                                + ", which is no address. Write 127.0.0.1, fd00::7 or 10.0.0.0/8."));
    }

    /**
     * The nearest address that is no proxy of ours: as far as those we trust have seen with their own eyes. What stands
     * further to the left, anybody may have written.
     *
     * @param peer         who the connection comes from
     * @param forwardedFor the lines of {@code X-Forwarded-For}
     * @param forwarded    the lines of {@code Forwarded}
     */
    public String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        return AddressRange.address(peer)
                .filter(this::isTrusted)
                .map(proxy -> before(proxy, forwardedFor, forwarded).getHostAddress())
                .orElse(peer);
    }

    // a proxy writes one of the two and may let a stranger's other one pass: where they differ, neither is believed
    private InetAddress before(InetAddress proxy, List<String> forwardedFor, List<String> forwarded) {
        InetAddress byOne = walk(proxy, Hops.ofForwardedFor(forwardedFor));
        InetAddress byOther = walk(proxy, Hops.ofForwarded(forwarded));
        if (forwarded.isEmpty() || byOne.equals(byOther)) {
            return byOne;
        }
        return forwardedFor.isEmpty() ? byOther : proxy;
    }

    private InetAddress walk(InetAddress proxy, Hops hops) {
        InetAddress known = proxy;
        for (String hop : hops.nearestFirst()) {
            Optional<InetAddress> before = isTrusted(known) ? Hops.address(hop) : Optional.empty();
            if (before.isEmpty()) {
                return known;
            }
            known = before.get();
        }
        return known;
    }

    private boolean isTrusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }
}
