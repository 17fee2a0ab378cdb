package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodeTest {

    @Test
    void shouldSpellCodesForScripts() {
        assertEquals("manifest-digest-mismatch", FindingCode.MANIFEST_DIGEST_MISMATCH.code());
        assertEquals("manifest-not-utf-8", FindingCode.MANIFEST_NOT_UTF_8.code());
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void shouldSayOfEveryFindingWhatToDo(FindingCode code) {
        assertTrue(code.remedy().endsWith("."), code.code());
        assertTrue(code.remedy().length() > 20, code.code());
    }
}
