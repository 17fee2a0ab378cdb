package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.Settings;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much goes wrong at the simulated App Store Connect. */
final class ChaosOptions {

    @Option(
            names = "--chaos-level",
            defaultValue = "0",
            description = "How much goes wrong: 0, nothing that is not scripted, to 3 (${DEFAULT-VALUE}).")
    private int level;

    @Option(names = "--seed", defaultValue = "0", description = "Seed of what goes wrong (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--chaos-slow",
            defaultValue = "PT2S",
            description = "How late a slow answer is (${DEFAULT-VALUE}).")
    private Duration slow;

    @Option(
            names = "--chaos-stall",
            defaultValue = "PT70S",
            description = "How long silence or a dribble lasts (${DEFAULT-VALUE}).")
    private Duration stall;

    @Option(
            names = "--chaos-drip",
            defaultValue = "PT1S",
            description = "Pause between two bytes of a dribble (${DEFAULT-VALUE}).")
    private Duration drip;

    @Option(
            names = "--direct",
            description = "The fastest way to the bytes, for measurements: connections cannot be reset.")
    private boolean direct;

    Settings applyTo(Settings settings) {
        Settings chaotic =
                settings.withChaos(ChaosSettings.none().withLevel(level, seed).withTimes(slow, stall, drip));
        return direct ? chaotic.withoutRelay() : chaotic;
    }
}
