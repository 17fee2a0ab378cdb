package io.stoa.licensing.simulated;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The plaintext of a simulated licence request, a JSON object:
 * {@code action, deviceId, requestId, requestTime, appleItemIds, licenseIds}. Whatever is not exactly that is refused.
 */
final class SimulatedRequest {

    // once: without it, each reader looks for the provider on the whole class path
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final int LONGEST_DEVICE_ID = 256;
    private static final int MOST_ENTRIES = 1000;

    private final JsonObject members;

    private SimulatedRequest(JsonObject members) {
        this.members = members;
    }

    static LicenseRequest parse(byte[] plain) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(plain))) {
            return new SimulatedRequest(reader.readObject()).read();
        } catch (JsonException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | ArithmeticException
                | IllegalStateException
                // what the parser says to a number of more than a thousand digits
                | UnsupportedOperationException notSuchARequest) {
            throw new LicenseRequestRefused();
        }
    }

    private LicenseRequest read() {
        members.getJsonNumber("requestTime").longValueExact();
        return new LicenseRequest(
                action(),
                deviceId(),
                requireParsed(LicenseId.parse(members.getString("requestId"))).toString(),
                entries("appleItemIds", AppleItemId::parse),
                entries("licenseIds", LicenseId::parse));
    }

    private LicenseAction action() {
        return switch (members.getString("action")) {
            case "create" -> LicenseAction.CREATE;
            case "renew" -> LicenseAction.RENEW;
            default -> throw new LicenseRequestRefused();
        };
    }

    private byte[] deviceId() {
        String hex = members.getString("deviceId");
        if (hex.isEmpty() || hex.length() > LONGEST_DEVICE_ID) {
            throw new LicenseRequestRefused();
        }
        return HexFormat.of().parseHex(hex);
    }

    private <T> Set<T> entries(String name, Function<String, Optional<T>> parser) {
        Set<T> entries = new LinkedHashSet<>();
        if (members.containsKey(name)) {
            members.getJsonArray(name)
                    .getValuesAs(JsonString.class)
                    .forEach(text -> entries.add(requireParsed(parser.apply(text.getString()))));
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new LicenseRequestRefused();
        }
        return entries;
    }

    private static <T> T requireParsed(Optional<T> parsed) {
        return parsed.orElseThrow(LicenseRequestRefused::new);
    }
}
