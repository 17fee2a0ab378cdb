package io.stoa.simulator.appstoreconnect.control;

import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.chaos.InjectedFault;
import io.stoa.simulator.appstoreconnect.chaos.ScriptedFault;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /simulator/chaos}: tells level, seed, script and what struck; adds to the script; changes level and seed.
 *
 * @param canReset whether connections can be reset here
 */
public record ChaosControl(Chaos chaos, boolean canReset) implements ControlResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Override
    public String path() {
        return "/simulator/chaos";
    }

    @Override
    public JsonObject read() {
        ChaosSettings settings = chaos.settings();
        JsonArrayBuilder script = JSON.createArrayBuilder();
        chaos.script().forEach(fault -> script.add(describe(fault)));
        JsonArrayBuilder injected = JSON.createArrayBuilder();
        chaos.injected().forEach(fault -> injected.add(describe(fault)));
        return JSON.createObjectBuilder()
                .add("level", settings.level())
                .add("seed", settings.seed())
                .add("script", script)
                .add("injected", injected)
                .build();
    }

    @Override
    public Optional<JsonObject> add(JsonObject order) {
        ScriptedFault fault = read(new Order(order));
        if (fault.fault() == Fault.RESET && !canReset) {
            throw new NotUsable("Connections cannot be reset: the simulator was started without its relay.");
        }
        chaos.inject(fault);
        return Optional.of(describe(fault));
    }

    private static ScriptedFault read(Order order) {
        String name = order.text("fault").orElseThrow(() -> new NotUsable("Name a fault in the member fault."));
        try {
            return new ScriptedFault(
                    Fault.of(name), order.text("path").orElse(""), order.count("times", 1), order.number("afterBytes"));
        } catch (IllegalArgumentException e) {
            throw new NotUsable(e.getMessage(), e);
        }
    }

    @Override
    public Optional<JsonObject> change(JsonObject order) {
        Order members = new Order(order);
        try {
            chaos.become(
                    members.count("level", chaos.settings().level()),
                    members.number("seed").orElse(chaos.settings().seed()));
            return Optional.of(read());
        } catch (IllegalArgumentException e) {
            throw new NotUsable(e.getMessage(), e);
        }
    }

    private static JsonObject describe(ScriptedFault fault) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("fault", fault.fault().toString())
                .add("path", fault.path())
                .add("times", fault.times());
        fault.afterBytes().ifPresent(bytes -> json.add("afterBytes", bytes));
        return json.build();
    }

    private static JsonObject describe(InjectedFault fault) {
        return JSON.createObjectBuilder()
                .add("number", fault.number())
                .add("at", fault.at().toString())
                .add("door", fault.door().name())
                .add("path", fault.path())
                .add("fault", fault.fault().toString())
                .add("scripted", fault.scripted())
                .build();
    }
}
