package io.stoa.simulator.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a step writes down while it runs. */
final class Proof {

    private final List<String> sentences = new ArrayList<>();
    private final Consumer<String> progress;

    Proof(Consumer<String> progress) {
        this.progress = progress;
    }

    void proves(String sentence) {
        sentences.add(sentence);
    }

    void progresses(String words) {
        progress.accept(words);
    }

    String text() {
        return String.join("; ", sentences);
    }
}
