package io.stoa.storefront.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.storefront.OfferedVersion;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StructuredDataTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00.987654Z");

    @Test
    void shouldSayExactlyWhatAppleAsksFor() {
        assertEquals(
                Json.createReader(
                                new StringReader(
                                        """
                {"@context":"https://schema.org/","@type":"MobileApplication","datePublished":"2026-01-09T12:00:00Z",
                 "supportingData":{"@type":"DataFeed","dataFeedElement":[
                  {"@type":"PropertyValue","name":"com.apple.alternativeDistribution.search.appleItemId","value":"6700012345"},
                  {"@type":"PropertyValue","name":"com.apple.alternativeDistribution.search.appleVersionId","value":"871200431"}]}}
                """))
                        .readObject(),
                Json.createReader(new StringReader(of(6_700_012_345L, 871_200_431L)))
                        .readObject());
    }

    @Property(tries = 100)
    void shouldNeverEndTheScriptItStandsIn(
            @ForAll @LongRange(min = 1) long item, @ForAll @LongRange(min = 1) long version) {
        assertTrue(of(item, version).chars().noneMatch(character -> "<>&".indexOf(character) >= 0));
    }

    private static String of(long item, long version) {
        return new StructuredData().of(new OfferedVersion(new AppleItemId(item), new AppleVersionId(version), NOON));
    }
}
