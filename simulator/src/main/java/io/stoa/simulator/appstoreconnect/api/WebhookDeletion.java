package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;

/** Deletes a webhook with the record of its deliveries. */
record WebhookDeletion(WebhookRegistry registry) implements Write {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/v1/webhooks/{id}";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        registry.remove(WebhookResource.webhook(registry, call.id()).id());
        return Answer.empty();
    }
}
