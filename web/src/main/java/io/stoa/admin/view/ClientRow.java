package io.stoa.admin.view;

import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.RedirectUri;
import io.stoa.storefront.DisplayText;
import java.util.List;

/**
 * A registered client as the console shows it.
 *
 * @param kind    a key of the console's texts
 * @param version which state of it is shown
 */
public record ClientRow(
        String id,
        String name,
        boolean confidential,
        String kind,
        List<String> redirectUris,
        Moment registered,
        long version) {

    static ClientRow of(OAuthClient client) {
        return new ClientRow(
                client.id().value(),
                DisplayText.line(client.name()),
                client.isConfidential(),
                client.isConfidential() ? "CONFIDENTIAL" : "PUBLIC",
                client.redirectUris().stream().map(RedirectUri::value).toList(),
                Moment.of(client.createdAt()),
                client.version());
    }
}
