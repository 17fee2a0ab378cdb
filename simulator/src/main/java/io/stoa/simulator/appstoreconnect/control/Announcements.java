package io.stoa.simulator.appstoreconnect.control;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /simulator/announcements}: has something happen to a package or an app, and tells what was sent about it.
 * Changing it sends what chaos holds back.
 */
public record Announcements(PackageCatalog catalog, Announcer announcer) implements ControlResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String VERSION = "alternativeDistributionPackageVersionId";

    @Override
    public String path() {
        return "/simulator/announcements";
    }

    @Override
    public JsonObject read() {
        return list(announcer.told());
    }

    @Override
    public Optional<JsonObject> add(JsonObject order) {
        Order members = new Order(order);
        String event = members.text("event").orElse("");
        return Optional.of(list(
                switch (event) {
                    case "version-available" -> announcer.available(version(members));
                    case "package-available" -> announcer.availability(version(members), true, territories(members));
                    case "package-unavailable" -> announcer.availability(version(members), false, territories(members));
                    case "app-available" -> announcer.availability(app(members), true, territories(members));
                    case "app-unavailable" -> announcer.availability(app(members), false, territories(members));
                    default ->
                        throw new NotUsable("The member event must be version-available, package-available,"
                                + " package-unavailable, app-available or app-unavailable.");
                }));
    }

    @Override
    public Optional<JsonObject> change(JsonObject order) {
        announcer.release();
        return Optional.of(read());
    }

    private PackageVersion version(Order members) {
        return members.text(VERSION)
                .flatMap(catalog::version)
                .orElseThrow(
                        () -> new NotUsable("Name a package version that is offered in the member " + VERSION + "."));
    }

    private static String app(Order members) {
        return members.text("appleItemId").orElseThrow(() -> new NotUsable("Name the app in the member appleItemId."));
    }

    private static List<String> territories(Order members) {
        return members.text("territories").map(text -> List.of(text.split(","))).orElse(AppEvent.EVERYWHERE);
    }

    private static JsonObject list(List<Delivery> deliveries) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        deliveries.forEach(delivery -> list.add(describe(delivery)));
        return JSON.createObjectBuilder().add("deliveries", list).build();
    }

    private static JsonObjectBuilder describe(Delivery delivery) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", delivery.notification().id())
                .add("type", delivery.notification().type())
                .add("at", delivery.at().toString())
                .add("answer", delivery.answer());
        delivery.status().ifPresent(status -> json.add("status", status));
        return json;
    }
}
