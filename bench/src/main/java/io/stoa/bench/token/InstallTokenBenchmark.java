package io.stoa.bench.token;

import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.peer.OpensslSpeed;
import io.stoa.bench.stand.Conditions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Install verification tokens on one core against bare signatures by OpenSSL on the same core. No server is needed. */
public final class InstallTokenBenchmark {

    private static final double FLOOR_NATIVE = 0.40;
    private static final double FLOOR_BOUNCY_CASTLE = 0.18;
    /** Each round is a virtual machine of its own; this is enough to compile the little it does. */
    private static final int WARM_UPS_IN_ONE = 5;

    private final Conditions conditions;
    private final List<Double> openssl = new ArrayList<>();
    private final List<Double> natively = new ArrayList<>();
    private final List<Double> bouncyCastle = new ArrayList<>();

    private InstallTokenBenchmark(Conditions conditions) {
        this.conditions = conditions;
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException {
        return new InstallTokenBenchmark(conditions).measure();
    }

    private Report measure() throws IOException, InterruptedException {
        Duration warmUp = conditions.warmUp().dividedBy(WARM_UPS_IN_ONE);
        for (int round = 0; round < conditions.rounds(); round++) {
            openssl.add(OpensslSpeed.ECDSA_P256.rate(conditions.round()));
            natively.add(Mint.NATIVE.rate(warmUp, conditions.round()));
            bouncyCastle.add(Mint.BOUNCY_CASTLE.rate(warmUp, conditions.round()));
        }
        return new Report(
                "install-tokens",
                "in-process",
                List.of(OpensslSpeed.ECDSA_P256.command(conditions.round()).toString()),
                Map.of("limit", OpensslSpeed.version(), "Java", System.getProperty("java.vm.version")),
                List.of(
                        figure("Amazon Corretto Crypto Provider", natively, FLOOR_NATIVE),
                        figure("BouncyCastle", bouncyCastle, FLOOR_BOUNCY_CASTLE)),
                List.of("One core. A token is claims, nonce, JSON, Base64 and signature; OpenSSL only signs."));
    }

    private Figure figure(String provider, List<Double> minted, double floor) {
        return new Figure(
                "token signed by " + provider,
                new Measured("install verification tokens, each another one", "1/s", minted),
                new Measured("openssl speed ecdsap256, signatures", "1/s", openssl),
                Goal.atLeast(floor));
    }
}
