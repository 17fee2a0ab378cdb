package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.JsonObject;

/** One operation of the API that reads. */
interface Resource {

    /** Path with {@code {id}} in the place of an identifier, such as {@code /v1/apps/{id}}. */
    String path();

    QueryRules parameters();

    /**
     * The document that answers a request.
     *
     * @throws ApiError there is no such resource
     */
    JsonObject get(Call call);
}
