package io.stoa.simulator.device;

import java.util.ArrayList;
import java.util.List;

/** What a step writes down while it runs. */
final class StepNotes {

    private final List<String> proofs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void proved(String sentence) {
        proofs.add(sentence);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    void warnAll(List<String> sentences) {
        warnings.addAll(sentences);
    }

    String proved() {
        return String.join("; ", proofs);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
