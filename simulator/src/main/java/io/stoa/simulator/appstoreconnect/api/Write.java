package io.stoa.simulator.appstoreconnect.api;

/** One operation of the API that changes something. */
interface Write {

    /** {@code POST}, {@code PATCH} or {@code DELETE}. */
    String method();

    /** Path with {@code {id}} in the place of an identifier. */
    String path();

    /**
     * Carries the operation out.
     *
     * @param body empty for a {@code DELETE}
     * @throws ApiError it is refused, and nothing is changed
     */
    Answer carryOut(Call call, RequestBody body);
}
