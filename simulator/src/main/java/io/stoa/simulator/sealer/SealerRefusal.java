package io.stoa.simulator.sealer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A refusal of the contract: a status and a code, and never a word of what was sent. */
final class SealerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private SealerRefusal(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    static SealerRefusal malformed(String detail) {
        return new SealerRefusal(400, "malformed", detail);
    }

    static SealerRefusal notFound() {
        return new SealerRefusal(404, "not-found", "No operation has this address.");
    }

    static SealerRefusal methodNotAllowed(String method) {
        return new SealerRefusal(405, "method-not-allowed", "Ask by " + method + ".");
    }

    static SealerRefusal tooLarge() {
        return new SealerRefusal(413, "too-large", "A body has at most 8 MiB.");
    }

    static SealerRefusal requestRefused() {
        return new SealerRefusal(422, "request-refused", "The bytes are no licence request for this operation.");
    }

    static SealerRefusal grantRefused(String detail) {
        return new SealerRefusal(422, "grant-refused", detail);
    }

    static SealerRefusal sealingFailed() {
        return new SealerRefusal(500, "sealing-failed", "The SDK failed. Ask again.");
    }

    static SealerRefusal busy() {
        return new SealerRefusal(503, "busy", "More is asked than can be done. Ask again.");
    }

    int status() {
        return status;
    }

    JsonObject document() {
        return Json.createObjectBuilder()
                .add("status", status)
                .add("code", code)
                .add("title", code.replace('-', ' '))
                .add("detail", getMessage())
                .build();
    }
}
