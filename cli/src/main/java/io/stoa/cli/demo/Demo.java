package io.stoa.cli.demo;

import io.stoa.cli.token.LocalOperator;
import io.stoa.simulator.walk.DistributedAppWalk;
import io.stoa.simulator.walk.Installation;
import io.stoa.simulator.walk.MarketplaceAppWalk;
import io.stoa.simulator.walk.SimulatedApple;
import java.io.IOException;
import java.time.Clock;

/** Both walks, one after the other. */
final class Demo {

    private final SimulatedApple apple;
    private final DemoScreen screen;

    Demo(SimulatedApple apple, DemoScreen screen) {
        this.apple = apple;
        this.screen = screen;
    }

    /** @throws io.stoa.simulator.walk.WalkFailed at the first step that is not as it has to be */
    void play(Stage stage) throws IOException {
        try (stage) {
            screen.title("An installation, and Apple simulated on "
                    + apple.appStoreConnect().apiUri());
            stage.open(screen);
            Installation installation =
                    apple.installation(stage.publicUrl(), new LocalOperator(stage.dataDirectory(), stage.publicUrl()));
            // the time is a seed that grows, so that the demo can be repeated on one installation
            long seed = Clock.systemUTC().millis();
            screen.title("An app of another developer");
            new DistributedAppWalk(installation, apple, seed, screen).play();
            screen.title("The marketplace's own app");
            new MarketplaceAppWalk(installation, apple, seed, screen).play();
        }
    }
}
