package io.stoa.cli.sealer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a sealer does with requests it can open: inspect, seal, seal again, and refuse what they do not ask for. */
final class SealingChecks {

    private static final String ISSUE = "v1/issue";
    private static final String RENEW = "v1/renew";
    private static final String NUMBER = "1000001";

    private final Sample sample;

    private SealingChecks(Sample sample) {
        this.sample = sample;
    }

    static List<Check> of(Sample sample) {
        SealingChecks checks = new SealingChecks(sample);
        List<Check> all = new ArrayList<>(checks.inspections());
        all.addAll(checks.issues());
        all.addAll(checks.refusals());
        sample.renew().ifPresent(plain -> all.addAll(checks.renewals(plain)));
        return all;
    }

    private List<Check> inspections() {
        Predicate<Answer> right =
                answer -> answer.document().filter(this::isInspection).isPresent();
        return List.of(
                new Check("inspection", "200 with what the request asks for", this::inspect, right),
                new Check("the same inspection again", "200 and the same", this::inspect, right));
    }

    private Answer inspect(SealerProbe probe) {
        return probe.post("v1/inspect", Documents.request(sample.create()));
    }

    private boolean isInspection(JsonObject document) {
        boolean known = !sample.simulated()
                || document.getString("requestId").equals(Sample.REQUEST_ID)
                        && document.getString("deviceId").equals("obLD1A==");
        return known
                && document.getString("action").equals("create")
                && document.getJsonNumber("requestTime").longValueExact() > 0
                && document.getJsonArray("appleItemIds")
                        .equals(Json.createArrayBuilder(sample.apps()).build())
                && document.getJsonArray("licenseIds").isEmpty();
    }

    private List<Check> issues() {
        List<Check> issues = new ArrayList<>();
        List<JsonObjectBuilder> one = List.of(license(NUMBER, 0));
        JsonObject first = Documents.sealing(sample.create(), one);
        issues.add(sealed("a licence", first, ISSUE, 1));
        issues.add(sealed("the same once more", first, ISSUE, 1));
        if (sample.simulated()) {
            JsonObject all = Documents.sealing(
                    sample.create(), List.of(license("1000002", 0), license("1000003", 1), license("1000004", 2)));
            issues.add(sealed("licences for several apps", all, ISSUE, 3));
        }
        return issues;
    }

    private Check sealed(String name, JsonObject order, String path, int licenses) {
        return new Check(
                name,
                sample.simulated() ? "200 with exactly these licences" : "200 with a licence",
                probe -> probe.post(path, order),
                answer -> answer.document()
                        .filter(document -> new SealedLicense(document).fits(sample, order, licenses))
                        .isPresent());
    }

    private List<Check> refusals() {
        return List.of(
                refused("an app the request does not name", license(NUMBER, "9", sample.keyBlob())),
                refused("a number of 2^63", license("9223372036854775808", 0)),
                refused("the number 0", license("0", 0)),
                Check.refusal(
                        "one number twice",
                        422,
                        "grant-refused",
                        probe -> issue(probe, List.of(license(NUMBER, 0), license(NUMBER, 0)))),
                Check.refusal("no licence at all", 400, "malformed", probe -> issue(probe, List.of())),
                malformed("a key blob that is no Base64", license(NUMBER, 0).add("keyBlob", "*")),
                malformed("an empty key blob", license(NUMBER, 0).add("keyBlob", "")),
                malformed("a licence without a duration", license(NUMBER, 0).remove("duration")),
                malformed("a duration below 0", license(NUMBER, 0).add("duration", -1)),
                Check.refusal(
                        "a new licence as a renewal",
                        422,
                        "request-refused",
                        probe -> probe.post(RENEW, Documents.sealing(sample.create(), List.of(license(NUMBER, 0))))));
    }

    private List<Check> renewals(byte[] plain) {
        JsonObject order = Documents.sealing(plain, List.of(license(Sample.RENEWED, 0)));
        return List.of(
                sealed("a renewal", order, RENEW, 1),
                Check.refusal("a renewal as a new licence", 422, "request-refused", probe -> probe.post(ISSUE, order)),
                Check.refusal(
                        "a number the renewal does not name",
                        422,
                        "grant-refused",
                        probe -> probe.post(RENEW, Documents.sealing(plain, List.of(license(NUMBER, 0))))));
    }

    private Check refused(String name, JsonObjectBuilder license) {
        JsonObject order = Documents.sealing(sample.create(), List.of(license));
        return Check.refusal(name, 422, "grant-refused", probe -> probe.post(ISSUE, order));
    }

    private Check malformed(String name, JsonObjectBuilder license) {
        JsonObject order = Documents.sealing(sample.create(), List.of(license));
        return Check.refusal(name, 400, "malformed", probe -> probe.post(ISSUE, order));
    }

    private Answer issue(SealerProbe probe, List<JsonObjectBuilder> licenses) {
        return probe.post(ISSUE, Documents.sealing(sample.create(), licenses));
    }

    private JsonObjectBuilder license(String number, int app) {
        return license(number, sample.apps().get(app), blobOf(app));
    }

    private static JsonObjectBuilder license(String number, String app, byte[] keyBlob) {
        return Documents.license(number, app, keyBlob);
    }

    // each app has its own, so that one in the place of another shows
    private byte[] blobOf(int app) {
        byte[] blob = sample.keyBlob().clone();
        blob[0] = (byte) (blob[0] + app);
        return blob;
    }
}
