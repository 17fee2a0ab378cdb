package io.stoa.connect.http;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads collections over all their pages. A link to the next page is followed as it is. */
record Pages(ApiClient api, Purpose purpose) {

    private static final int MOST_PAGES = 100;

    /** @param path below the API's root */
    void each(String path, Consumer<JsonObject> reader) {
        JsonObject page = api.read(purpose, path);
        reader.accept(page);
        Optional<URI> next = Resource.nextPage(page);
        for (int pages = 1; next.isPresent() && pages < MOST_PAGES; pages++) {
            page = api.read(purpose, next.get());
            reader.accept(page);
            next = Resource.nextPage(page);
        }
    }
}
