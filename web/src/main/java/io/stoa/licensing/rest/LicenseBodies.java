package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.RenewalOrder;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.JsonBody;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a device sends for licences and renewals. Only the encrypted part says more, and it is read elsewhere. */
final class LicenseBodies {

    private static final Pattern PUBLIC_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    static final int LONGEST = 256 * 1024;
    static final int MOST_APPS = 100;

    private static final String APPS = "appsById";

    private LicenseBodies() {}

    static LicenseOrder order(byte[] body, LicenseCaller caller) {
        JsonBody members = parse(body);
        JsonBody apps = members.object(APPS).orElseThrow(() -> JsonBody.malformed("\"" + APPS + "\" is missing."));
        List<String> ids = apps.names();
        if (ids.isEmpty() || ids.size() > MOST_APPS) {
            throw JsonBody.malformed(
                    "\"" + APPS + "\" holds " + ids.size() + " apps; 1 to " + MOST_APPS + " are allowed.");
        }
        List<VersionAsset> wanted = ids.stream().map(id -> asset(id, apps)).toList();
        return new LicenseOrder(request(members, "licenseRequest"), wanted, caller);
    }

    static RenewalOrder renewal(byte[] body, LicenseCaller caller) {
        return new RenewalOrder(request(parse(body), "renewalRequest"), caller);
    }

    private static JsonBody parse(byte[] body) {
        if (body.length > LONGEST) {
            throw new MarketplaceException(
                    FailureCode.REQUEST_TOO_LARGE, "A licence request has at most " + LONGEST / 1024 + " KiB.");
        }
        return JsonBody.parse(body);
    }

    private static EncryptedRequest request(JsonBody members, String name) {
        return new EncryptedRequest(members.text(name), members.text("licenseKey"));
    }

    private static VersionAsset asset(String id, JsonBody apps) {
        JsonBody app = apps.object(id).orElseThrow(() -> JsonBody.malformed("An app of \"" + APPS + "\" is empty."));
        return new VersionAsset(
                AppleItemId.parse(id)
                        .orElseThrow(() -> JsonBody.malformed("\"" + APPS + "\" names an app that is no Apple ID.")),
                versionOf(app),
                publicIdOf(app));
    }

    private static String publicIdOf(JsonBody app) {
        String publicId = app.text("assetPublicId");
        if (!PUBLIC_ID.matcher(publicId).matches()) {
            throw JsonBody.malformed("\"assetPublicId\" is no id of an asset: letters, digits and hyphens.");
        }
        return publicId;
    }

    // Apple's table and its sample spell the member differently
    private static AppleVersionId versionOf(JsonBody app) {
        return app.scalar("appleVersionId")
                .or(() -> app.scalar("appleVersionID"))
                .flatMap(AppleVersionId::parse)
                .orElseThrow(() -> JsonBody.malformed("\"appleVersionId\" is missing or no decimal number as text."));
    }
}
