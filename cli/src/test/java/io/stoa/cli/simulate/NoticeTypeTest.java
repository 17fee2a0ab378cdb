package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NoticeTypeTest {

    @Test
    void shouldReadTheSpellingOfTheCommandLine() {
        assertEquals(NoticeType.AVAILABLE, NoticeType.of("available"));
        assertEquals(NoticeType.VERSIONS_UNAVAILABLE, NoticeType.of("versions-unavailable"));
        assertEquals(NoticeType.APP_UNAVAILABLE, NoticeType.of("App-Unavailable"));
    }

    @Test
    void shouldRefuseAnythingElse() {
        assertThrows(IllegalArgumentException.class, () -> NoticeType.of("gone"));
        assertThrows(IllegalArgumentException.class, () -> NoticeType.of(""));
    }
}
