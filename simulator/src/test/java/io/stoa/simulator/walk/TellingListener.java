package io.stoa.simulator.walk;

import java.util.ArrayList;
import java.util.List;

/** Writes down all it is told. */
final class TellingListener implements WalkListener {

    final List<String> words = new ArrayList<>();

    @Override
    public void begins(String name) {
        words.add("begins " + name);
    }

    @Override
    public void progresses(String progress) {
        words.add(progress);
    }

    @Override
    public void proved(WalkStep step) {
        words.add(step.name() + " " + step.duration().toMillis() + " ms: " + step.proved());
    }
}
