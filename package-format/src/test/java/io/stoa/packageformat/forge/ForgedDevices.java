package io.stoa.packageformat.forge;

import io.stoa.packageformat.InstallTarget;
import java.util.ArrayList;
import java.util.List;

/** The devices forged variants are made for. */
final class ForgedDevices {

    private static final List<String> MODELS = List.of(
            "iPhone15,4",
            "iPad16,3-A",
            "iPad16,3-B",
            "iPhone14,5",
            "iPad13,18",
            "iPhone17,3",
            "iPad14,8",
            "iPhone16,1",
            "iPad11,6",
            "iPhone12,8",
            "iPad16,5-A",
            "iPad16,5-B");

    private ForgedDevices() {}

    /**
     * Deals every model to the variants in turn, each with all system families, so that no pair is dealt twice. More
     * variants than models get models that Apple has not made.
     */
    static List<List<InstallTarget>> deal(int variants, List<String> systemFamilies) {
        List<List<InstallTarget>> hands = new ArrayList<>();
        for (int variant = 0; variant < variants; variant++) {
            hands.add(new ArrayList<>());
        }
        for (int index = 0; index < Math.max(variants, MODELS.size()); index++) {
            String model = model(index);
            List<InstallTarget> hand = hands.get(index % variants);
            systemFamilies.forEach(family -> hand.add(new InstallTarget(model, family)));
        }
        return hands;
    }

    private static String model(int index) {
        return index < MODELS.size() ? MODELS.get(index) : "iPhone%d,%d".formatted(100 + index / 9, 1 + index % 9);
    }
}
