package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionWalkTest {

    @TempDir
    Path folder;

    private final TellingListener told = new TellingListener();
    private SimulatedApple apple;
    private IngestingInstallation installation;

    @BeforeEach
    void start() throws IOException {
        apple = SimulatedApple.start(AppleSettings.in(folder));
        installation = new IngestingInstallation(apple.configuration());
    }

    @AfterEach
    void stop() {
        installation.close();
        apple.close();
    }

    @Test
    void shouldPassAnInstallationThatDownloadsEachAssetOnce() {
        walk().play();

        String words = told.words.toString();
        assertTrue(words.contains("4 new assets downloaded, 3 known ones not again"), words);
        assertTrue(words.contains("2 new assets downloaded, 7 known ones not again"), words);
        assertTrue(words.contains("1 new assets downloaded, 9 known ones not again"), words);
    }

    @Test
    void shouldNotPassAnInstallationThatDownloadsWhatItKnows() {
        installation.downloadsAgain = true;

        assertEquals("revision 2", assertThrows(WalkFailed.class, walk()::play).step());
    }

    @Test
    void shouldNotPassAnInstallationWhoseRevisionGoesBack() {
        installation.goesBack = true;

        WalkFailed failed = assertThrows(WalkFailed.class, walk()::play);

        assertEquals("revision 2 announced again", failed.step());
    }

    @Test
    void shouldNotPassAnInstallationThatForgetsOldBasePaths() {
        installation.forgetsOldBasePaths = true;

        assertEquals(
                "revision 1 after revision 2",
                assertThrows(WalkFailed.class, walk()::play).step());
    }

    @Test
    void shouldRefuseASeriesThatIsNone() {
        RevisionSeries small = RevisionSeries.small(1);
        List<Path> two = List.of(folder, folder);

        assertThrows(
                IllegalArgumentException.class,
                () -> new RevisionSeries(small.plans().subList(0, 2)));
        assertThrows(IOException.class, () -> RevisionSeries.recorded(two, 10, 1));
    }

    private RevisionWalk walk() {
        return new RevisionWalk(installation.installation(apple), apple, RevisionSeries.small(7), told);
    }
}
