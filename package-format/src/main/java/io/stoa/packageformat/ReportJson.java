package io.stoa.packageformat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Map;

/** Writes a report for programs. */
final class ReportJson {

    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
    private final VerificationReport report;

    ReportJson(VerificationReport report) {
        this.report = report;
    }

    JsonObject write() {
        JsonObjectBuilder document = json.createObjectBuilder().add("accepted", report.accepted());
        report.manifest().ifPresent(manifest -> document.add("package", describe(manifest)));
        report.signature().ifPresent(signature -> document.add("signature", describe(signature)));
        return document.add("checked", checked())
                .add("assets", assets())
                .add("findings", findings())
                .build();
    }

    private JsonObjectBuilder describe(Manifest manifest) {
        return json.createObjectBuilder()
                .add("appleItemId", manifest.appleItemId())
                .add("appleVersionId", manifest.appleVersionId())
                .add("bundleId", manifest.bundleId())
                .add("shortVersionString", manifest.shortVersionString())
                .add("bundleVersion", manifest.bundleVersion())
                .add("revision", manifest.revision())
                .add("variants", manifest.variants().size())
                .add("deltas", manifest.deltas().size());
    }

    private JsonObjectBuilder describe(VerifiedSignature signature) {
        return json.createObjectBuilder()
                .add("signer", signature.signer())
                .add("signingTime", signature.signingTime().toString())
                .add("resources", signature.resources().size());
    }

    private JsonObjectBuilder checked() {
        JsonObjectBuilder by = json.createObjectBuilder();
        for (VerifiedBy voucher : VerifiedBy.values()) {
            by.add(voucher.word(), verifiedBy(voucher));
        }
        return json.createObjectBuilder()
                .add("assets", report.assets().size())
                .add("verifiedBytes", report.verifiedBytes())
                .add("verifiedBy", by);
    }

    private long verifiedBy(VerifiedBy voucher) {
        return report.assets().stream()
                .filter(verdict -> verdict.verifiedBy().contains(voucher))
                .count();
    }

    private JsonArrayBuilder assets() {
        JsonArrayBuilder assets = json.createArrayBuilder();
        for (AssetVerdict verdict : report.assets()) {
            JsonArrayBuilder vouchers = json.createArrayBuilder();
            verdict.vouchers().forEach(voucher -> vouchers.add(voucher.word()));
            assets.add(json.createObjectBuilder()
                    .add("path", verdict.asset().assetPath())
                    .add("accepted", verdict.accepted())
                    .add("verifiedBy", vouchers));
        }
        return assets;
    }

    private JsonArrayBuilder findings() {
        JsonArrayBuilder findings = json.createArrayBuilder();
        for (Finding finding : report.findings()) {
            findings.add(json.createObjectBuilder()
                    .add("code", finding.code().code())
                    .add("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .add("path", finding.path())
                    .add("sentence", finding.sentence())
                    .add("remedy", finding.remedy()));
        }
        return findings;
    }
}
