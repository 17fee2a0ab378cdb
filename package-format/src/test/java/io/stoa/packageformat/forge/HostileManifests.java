package io.stoa.packageformat.forge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stoa.packageformat.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Packages that are signed as they should be, and whose manifest names what no file may be named. Each is one honest
 * package with one thing changed.
 */
public final class HostileManifests {

    /**
     * A package with its fault.
     *
     * @param name what is wrong, for a reader of test results
     * @param code that says so
     */
    public record HostilePackage(String name, ForgedPackage forged, FindingCode code) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** What replaces the honest path; {@code ID} is the asset's id. Escapes are those of JSON. */
    private static final List<String> PATHS = List.of(
            "../../etc/passwd.ipa",
            "variant/../variant/ID.ipa",
            "variant/../../ID.ipa",
            "variant/./ID.ipa",
            "./variant/ID.ipa",
            "variant/%2e%2e/ID.ipa",
            "variant/%2e%2e%2fID.ipa",
            "variant%2fID.ipa",
            "variant/ID%00.ipa",
            "/variant/ID.ipa",
            "//host/variant/ID.ipa",
            "file:///variant/ID.ipa",
            "C:/variant/ID.ipa",
            "C:variant/ID.ipa",
            "\\\\\\\\host\\\\variant\\\\ID.ipa",
            "variant\\\\ID.ipa",
            "variant/..\\\\ID.ipa",
            "variant/ID.ipa\\u0000",
            "variant/ID\\u0000.ipa",
            "variant\\u0000/ID.ipa",
            "variant/ID.ipa.",
            "variant/ID.ipa ",
            "variant/ID .ipa",
            "variant /ID.ipa",
            " variant/ID.ipa",
            "variant/ID.ipa/",
            "variant//ID.ipa",
            "variant/ID.ipa\\n",
            "variant/ID.ipa\\r\\nX: y",
            "variant/ID.ipa?x=1",
            "variant/ID.ipa#x",
            "variant/ID.ipa;x=1",
            "variant/ID.ipa:stream",
            "variant/ID\\u00e9.ipa",
            "variant/IDe\\u0301.ipa",
            "variant/\\uff0e\\uff0e/ID.ipa",
            "variant\\u2215ID.ipa",
            "variant\\uff0fID.ipa",
            "variant/ID\\u202eapi.ipa",
            "variant/ID\\ud800.ipa",
            "variant/ID\\ufeff.ipa",
            "VARIANT/ID.ipa",
            "Variant/ID.ipa",
            "variant/ID.IPA",
            "variant/ID",
            "variant/.ipa",
            "variant/CON",
            "delta/ID.ipa",
            "manifest.json",
            "signature",
            "variant/manifest.json",
            "variant/sub/ID.ipa",
            "~/ID.ipa",
            "variant/~ID.ipa",
            "variant/$HOME.ipa",
            "variant/*.ipa");

    private final List<HostilePackage> packages = new ArrayList<>();
    private final ForgedPackage honest;
    private final String manifest;
    private final String id;
    private final String otherId;

    private HostileManifests(TestAuthority authority) {
        honest = PackageForge.with(authority).variants(2, 500).forge();
        manifest = new String(honest.manifestBytes(), UTF_8);
        id = honest.assets().get(0).publicId();
        otherId = honest.assets().get(1).publicId();
    }

    public static List<HostilePackage> signedBy(TestAuthority authority) {
        HostileManifests hostile = new HostileManifests(authority);
        PATHS.forEach(path -> hostile.addPath(path, path));
        hostile.addPath("a path of four kibibytes", "variant/" + "a".repeat(4096) + ".ipa");
        hostile.addPath("a path of a thousand folders", "variant/" + "a/".repeat(1000) + "ID.ipa");
        hostile.addOverlong();
        hostile.addIds();
        return List.copyOf(hostile.packages);
    }

    private void addPath(String name, String path) {
        String spelt = path.replace("ID", id);
        add(name, manifest.replace("variant/" + id + ".ipa", spelt), FindingCode.ASSET_PATH_REFUSED);
    }

    /** A dot in two bytes instead of one, as a careless decoder would take it. */
    private void addOverlong() {
        byte[] overlong = manifest.replace("variant/" + id, "variant/\u00c0\u00ae\u00c0\u00ae/" + id)
                .getBytes(ISO_8859_1);
        packages.add(
                new HostilePackage("overlong UTF-8", honest.withManifest(overlong), FindingCode.MANIFEST_NOT_UTF_8));
    }

    private void addIds() {
        for (String device : List.of("CON", "nul", "Aux", "PRN", "com1", "LPT9")) {
            add("the device " + device, manifest.replace(id, device), FindingCode.MANIFEST_FIELD_MALFORMED);
        }
        for (String evil : List.of("..", "../x", "a/b", "a b", "a.b", "\\u0000", "a".repeat(200), "\\u00e9")) {
            add("the id " + evil, withId(evil), FindingCode.MANIFEST_FIELD_MALFORMED);
        }
        add("a path of another id", withId("0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20"), FindingCode.ASSET_PATH_MISMATCH);
        add(
                "two assets of one path",
                manifest.replace("variant/" + otherId, "variant/" + id),
                FindingCode.ASSET_PATH_REPEATED);
        add(
                "two paths that differ in case",
                manifest.replace("variant/" + otherId, "variant/" + id.toUpperCase(Locale.ROOT)),
                FindingCode.ASSET_PATH_REPEATED);
        add(
                "two ids that differ in case",
                manifest.replace(otherId, id.toUpperCase(Locale.ROOT)),
                FindingCode.PUBLIC_ID_REPEATED);
    }

    private String withId(String other) {
        return manifest.replace("\"publicId\":\"" + id + "\"", "\"publicId\":\"" + other + "\"");
    }

    private void add(String name, String spoilt, FindingCode code) {
        if (spoilt.equals(manifest)) {
            throw new IllegalStateException(name + " changed nothing");
        }
        packages.add(new HostilePackage(name, honest.withManifest(spoilt.getBytes(UTF_8)), code));
    }
}
