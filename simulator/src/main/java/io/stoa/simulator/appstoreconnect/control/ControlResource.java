package io.stoa.simulator.appstoreconnect.control;

import jakarta.json.JsonObject;
import java.util.Optional;

/** One thing that is read or changed by way of the control door. */
public interface ControlResource {

    /** Its path, such as {@code /simulator/packages}. */
    String path();

    /** What it is now. */
    JsonObject read();

    /**
     * Adds to it.
     *
     * @return what was added; empty when nothing can be added
     * @throws NotUsable the order cannot be carried out
     */
    default Optional<JsonObject> add(JsonObject order) {
        return Optional.empty();
    }

    /**
     * Changes it.
     *
     * @return what it is from now on; empty when it cannot be changed
     * @throws NotUsable the order cannot be carried out
     */
    default Optional<JsonObject> change(JsonObject order) {
        return Optional.empty();
    }
}
