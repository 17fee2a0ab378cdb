package io.stoa.apple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids travel as text; what is no id is read as nothing, never repaired. */
class AppleIdsTest {

    private static final String PACKAGE = "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01";

    @Property
    void shouldReadEveryAppleItemIdItWrites(@ForAll @Positive long value) {
        AppleItemId id = new AppleItemId(value);

        assertEquals(Optional.of(id), AppleItemId.parse(id.toString()));
        assertEquals(Long.toString(value), id.toString());
    }

    @Property
    void shouldReadEveryAppleVersionIdItWrites(@ForAll @Positive long value) {
        assertEquals(Optional.of(new AppleVersionId(value)), AppleVersionId.parse(Long.toString(value)));
    }

    @Property
    void shouldOrderVersionIdsAsNumbers(@ForAll @Positive long one, @ForAll @Positive long other) {
        assertEquals(
                Integer.signum(Long.compare(one, other)),
                Integer.signum(new AppleVersionId(one).compareTo(new AppleVersionId(other))));
        assertEquals(
                Integer.signum(Long.compare(one, other)),
                Integer.signum(new AppleItemId(one).compareTo(new AppleItemId(other))));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "0",
                "-1",
                "+1",
                "01",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "1\n",
                "0x1f",
                "１２",
                "٣",
                "9223372036854775808",
                "99999999999999999999",
                "../1",
                "1;drop",
                "null"
            })
    void shouldReadWhatIsNoDecimalIdAsNothing(String garbage) {
        assertEquals(Optional.empty(), AppleItemId.parse(garbage));
        assertEquals(Optional.empty(), AppleVersionId.parse(garbage));
    }

    @Test
    void shouldReadTheLargestIdThereIs() {
        assertEquals(Optional.of(new AppleItemId(Long.MAX_VALUE)), AppleItemId.parse("9223372036854775807"));
    }

    @Property
    void shouldHaveNoIdThatIsNotPositive(@ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long value) {
        assertThrows(IllegalArgumentException.class, () -> new AppleItemId(value));
        assertThrows(IllegalArgumentException.class, () -> new AppleVersionId(value));
    }

    @Property
    void shouldTakeAPackageIdInEitherCase(@ForAll long high, @ForAll long low) {
        String lower = new UUID(high, low).toString();
        String upper = lower.toUpperCase(Locale.ROOT);

        assertEquals(PackageId.parse(lower), PackageId.parse(upper));
        assertEquals(lower, PackageId.parse(upper).orElseThrow().toString());
        assertEquals(PackageVersionId.parse(lower), PackageVersionId.parse(upper));
        assertEquals(lower, PackageVersionId.parse(upper).orElseThrow().value());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0",
                "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e011",
                "58d6b7c00f3e4cf38f0e5a3a2f1b7e01",
                "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0g",
                "{58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01}",
                "../../../../../../../../../../etc/passwd",
                "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\n",
                "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0%00"
            })
    void shouldReadWhatIsNoUuidAsNothing(String garbage) {
        assertEquals(Optional.empty(), PackageId.parse(garbage));
        assertEquals(Optional.empty(), PackageVersionId.parse(garbage));
    }

    @Property
    void shouldNeverLetAnIdCarryAPath(@ForAll String anything) {
        PackageId.parse(anything).ifPresent(id -> assertFalse(id.value().matches(".*[^0-9a-f-].*")));
        PackageVersionId.parse(anything).ifPresent(id -> assertFalse(id.value().contains("/")));
    }

    @Test
    void shouldTakeBothNamesOfTheOnePlatform() {
        assertEquals(Optional.of(Platform.IOS), Platform.parse("iOS"));
        assertEquals(Optional.of(Platform.IOS), Platform.parse("iPadOS"));
        assertEquals(Optional.of(Platform.IOS), Platform.parse("ios"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"macOS", "visionOS", "iOS ", "İOS", "android"})
    void shouldNotKnowAnotherPlatform(String platform) {
        assertTrue(Platform.parse(platform).isEmpty());
    }

    @Test
    void shouldKnowAPackageByItsValue() {
        assertEquals(new PackageId(PACKAGE), new PackageId(PACKAGE.toUpperCase(Locale.ROOT)));
    }
}
