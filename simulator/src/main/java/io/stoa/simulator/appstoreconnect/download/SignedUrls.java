package io.stoa.simulator.appstoreconnect.download;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs download URLs for a while and tells whether one is still good. Its secret lives as long as the process. */
public final class SignedUrls {

    private static final Pattern QUERY = Pattern.compile("accessKey=([0-9]{1,12})_([0-9a-f]{64})");

    private final URI origin;
    private final Duration lifetime;
    private final Clock clock;
    private final byte[] secret = new byte[32];
    private final Set<String> expired = ConcurrentHashMap.newKeySet();

    /**
     * Signs for one host.
     *
     * @param origin   scheme, host and port of the downloads
     * @param lifetime of a URL
     */
    public SignedUrls(URI origin, Duration lifetime, Clock clock) {
        this.origin = origin;
        this.lifetime = lifetime;
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    public SignedUrl sign(DownloadPath path) {
        Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String accessKey = expires.getEpochSecond() + "_" + mac(path.toString(), expires.getEpochSecond());
        return new SignedUrl(URI.create(origin + path.toString() + "?accessKey=" + accessKey), expires);
    }

    /**
     * Why a request is refused; empty when its URL is good.
     *
     * @param target path and query as they came over the wire
     */
    Optional<String> refusal(URI target) {
        Matcher query = QUERY.matcher(Optional.ofNullable(target.getRawQuery()).orElse(""));
        if (!query.matches()) {
            return Optional.of("The URL has no access key.");
        }
        long expires = Long.parseLong(query.group(1));
        if (!same(mac(target.getRawPath(), expires), query.group(2))) {
            return Optional.of("The URL was changed after it was signed.");
        }
        return clock.instant().isBefore(Instant.ofEpochSecond(expires)) && !expired.contains(target.toString())
                ? Optional.empty()
                : Optional.of("The URL has expired. Read the resource again for a fresh one.");
    }

    /** Lets one URL expire before its time. */
    void expire(URI target) {
        expired.add(target.toString());
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String path, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((path + "\n" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
