package io.stoa.simulator.appstoreconnect.control;

import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.forge.PackagePlan;
import jakarta.json.JsonObject;
import java.util.Locale;

/** The member {@code forge} of an order for a package: what the package is to be like. */
final class ForgeOrder {

    private static final int MOST_ASSETS = 10_000;
    private static final int USUAL_BYTES = 1 << 20;
    private static final int USUAL_DELTA = 1000;

    private ForgeOrder() {}

    /** @throws NotUsable there is no such package */
    static PackagePlan plan(JsonObject json) {
        Order order = new Order(json);
        int variants = count(order, "variants", 3);
        int deltas = count(order, "deltas", 0);
        try {
            PackagePlan plan = PackagePlan.ofVariants(
                            order.text("appleItemId").orElse("6700012345"),
                            order.text("appleVersionId").orElse("871200999"),
                            variants,
                            order.number("bytes").orElse(USUAL_BYTES))
                    .withDeltas(deltas, order.number("deltaBytes").orElse(USUAL_DELTA))
                    .withRevision(order.count("revision", 1));
            return oddities(order, plan);
        } catch (IllegalArgumentException e) {
            throw new NotUsable(e.getMessage(), e);
        }
    }

    private static PackagePlan oddities(Order order, PackagePlan plain) {
        PackagePlan plan =
                order.text("era").map(ForgeOrder::era).map(plain::withEra).orElse(plain);
        plan = order.flag("upperCaseIds") ? plan.withUpperCaseIds() : plan;
        plan = order.flag("withoutChecksums") ? plan.withoutChecksums() : plan;
        return order.flag("unknownKeys") ? plan.withUnknownKeys() : plan;
    }

    private static Era era(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "both" -> Era.BOTH;
            case "encrypted-only" -> Era.ENCRYPTED_ONLY;
            case "unencrypted-only" -> Era.UNENCRYPTED_ONLY;
            default -> throw new NotUsable("The member era must be both, encrypted-only or unencrypted-only.");
        };
    }

    private static int count(Order order, String name, int otherwise) {
        int count = order.count(name, otherwise);
        if (count < 0 || count > MOST_ASSETS) {
            throw new NotUsable("The member " + name + " must be from 0 to " + MOST_ASSETS + ".");
        }
        return count;
    }
}
