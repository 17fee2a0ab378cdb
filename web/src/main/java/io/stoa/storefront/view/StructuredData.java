package io.stoa.storefront.view;

import io.stoa.storefront.OfferedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.temporal.ChronoUnit;

/**
 * What Spotlight's crawler reads: one JSON-LD document for each offered version.
 *
 * @see "Apple, MarketplaceKit: making an app searchable; schema.org MobileApplication"
 */
@Named
@ApplicationScoped
public class StructuredData {

    private static final String SEARCH = "com.apple.alternativeDistribution.search.";

    /** The document, with everything escaped that could end the script element it stands in. */
    public String of(OfferedVersion version) {
        return document(version)
                .toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static JsonObject document(OfferedVersion version) {
        return Json.createObjectBuilder()
                .add("@context", "https://schema.org/")
                .add("@type", "MobileApplication")
                .add(
                        "datePublished",
                        version.publishedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .add(
                        "supportingData",
                        Json.createObjectBuilder().add("@type", "DataFeed").add("dataFeedElement", ids(version)))
                .build();
    }

    private static JsonArray ids(OfferedVersion version) {
        return Json.createArrayBuilder()
                .add(property("appleItemId", version.appleItemId().toString()))
                .add(property("appleVersionId", version.appleVersionId().toString()))
                .build();
    }

    private static JsonObject property(String name, String value) {
        return Json.createObjectBuilder()
                .add("@type", "PropertyValue")
                .add("name", SEARCH + name)
                .add("value", value)
                .build();
    }
}
