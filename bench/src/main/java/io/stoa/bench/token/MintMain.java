package io.stoa.bench.token;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.install.InstallVerificationToken;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.install.crypto.TokenWriter;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.crypto.Es256Signer;
import io.stoa.keys.crypto.NewKeys;
import java.time.Clock;
import java.time.Duration;

/**
 * The other process: mints tokens as the server does, one after the other, and prints the provider that signed and how many
 * it were in a second. Arguments are how long to warm up and how long to count.
 */
public final class MintMain {

    private final Es256Signer signer = Es256Signer.of(NewKeys.p256());
    private final DistributionKeyId key = new DistributionKeyId("2X9R4HXF34");
    private final Clock clock = Clock.systemUTC();

    private MintMain() {}

    public static void main(String[] arguments) {
        MintMain mint = new MintMain();
        mint.rate(Duration.parse(arguments[0]));
        double rate = mint.rate(Duration.parse(arguments[1]));
        System.out.println(mint.signer.provider() + " " + rate);
    }

    private double rate(Duration duration) {
        long minted = 0;
        long begun = System.nanoTime();
        long now = begun;
        while (now - begun < duration.toNanos()) {
            mint(minted++);
            now = System.nanoTime();
        }
        return minted * 1e9 / (now - begun);
    }

    private void mint(long number) {
        InstallVerificationToken token = new InstallVerificationToken(
                new AppleItemId(6_700_012_345L + number % 100),
                new AppleVersionId(871_200_431L),
                "app.kite.bench",
                new AppleItemId(6_738_000_001L),
                Kind.DOWNLOAD);
        if (TokenWriter.write(token, key, signer, clock.instant()).isEmpty()) {
            throw new IllegalStateException("a token is not empty");
        }
    }
}
