package io.stoa.simulator.appstoreconnect.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QueryRulesTest {

    private final QueryRules rules = new QueryRules()
            .fields(ResourceType.VARIANTS)
            .include("variants", "deltas")
            .inclusionLimits("variants")
            .filter("name")
            .filter("state", "COMPLETED", "REPLACED")
            .paged();

    @Test
    void shouldReadNothingFromNothing() {
        Query query = rules.read("");
        assertEquals(Map.of(), query.values());
        assertEquals(50, query.limit());
        assertEquals(0, query.offset());
        assertFalse(query.includesAnything());
        assertTrue(query.admits("state", "COMPLETED"));
        assertEquals(Optional.empty(), query.fields(ResourceType.VARIANTS));
    }

    @Test
    void shouldReadEveryKindOfParameter() {
        Query query = rules.read("include=variants&limit%5Bvariants%5D=3&limit=7&filter[state]=REPLACED"
                + "&fields[alternativeDistributionPackageVariants]=url,fileChecksum&cursor=" + new Cursor(9));
        assertTrue(query.includes("variants"));
        assertFalse(query.includes("deltas"));
        assertEquals(3, query.inclusionLimit("variants"));
        assertEquals(7, query.limit());
        assertEquals(9, query.offset());
        assertFalse(query.admits("state", "COMPLETED"));
        assertEquals(Optional.of(List.of("url", "fileChecksum")), query.fields(ResourceType.VARIANTS));
    }

    @Property
    void shouldTakeAnyTextWhereTextIsFree(@ForAll String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        Query query = rules.read("filter[name]=" + encoded);
        assertEquals(1, query.values().size());
    }

    @Property
    void shouldRefuseOrReadButNeverFailOtherwise(@ForAll String text) {
        String query = text.replace("%", "%25");
        try {
            assertTrue(rules.read(query).limit() > 0);
        } catch (ApiError e) {
            assertEquals(400, e.toAnswer().status());
        }
    }

    @Test
    void shouldSayWhatIsAllowedInstead() {
        ApiError refusal = assertThrows(ApiError.class, () -> rules.read("include=assets"));
        assertTrue(refusal.getMessage().contains("variants, deltas"), refusal.getMessage());
    }
}
