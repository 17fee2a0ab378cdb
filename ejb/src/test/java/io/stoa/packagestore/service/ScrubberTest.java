package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.file.Stores;
import io.stoa.packagestore.jpa.CareRows;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rots on the disk is found, taken away and told; what is well is left alone, and read no faster than it may be. */
class ScrubberTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final String ASSET = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    private static final String OTHER = "7d1e9b52-3c4f-4a10-8f6e-1b2c3d4e5f60";
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final RetryableFailure AWAY = new RetryableFailure(FailureCode.STORAGE_UNAVAILABLE, "Away.");

    @TempDir
    Path data;

    private final Rows rows = new Rows();
    private PackageStore store;
    private int opened;
    private Scrubber scrubber;

    @BeforeEach
    void setUp() throws IOException {
        store = Stores.at(data);
        scrubber = scrubber();
        hold(ASSET);
        hold(OTHER);
    }

    private Scrubber scrubber() {
        Scrubber begun = new Scrubber();
        begun.rows = rows;
        begun.store = store;
        begun.clock = Clock.fixed(Instant.parse("2026-01-09T12:00:00Z"), ZoneOffset.UTC);
        begun.every = Duration.ofDays(7);
        begun.bytesPerSecond = 1_000;
        return begun;
    }

    @Test
    void shouldFindOneBitThatTurned() throws IOException {
        rot(ASSET);

        scrubber.advance(TICK);

        assertEquals(List.of(ASSET), rows.lost);
        assertEquals(List.of(OTHER), rows.right);
        assertTrue(store.find(KITE, ASSET).isEmpty(), "what is damaged is served");
    }

    @Test
    void shouldFindWhatIsGone() throws IOException {
        Files.delete(file(ASSET));

        scrubber.advance(TICK);

        assertEquals(List.of(ASSET), rows.lost);
        assertEquals(List.of(OTHER), rows.right);
    }

    @Test
    void shouldFindWhatIsShorterOrLonger() throws IOException {
        Files.writeString(file(ASSET), "shor");
        Files.writeString(file(OTHER), content(OTHER) + "!");

        scrubber.advance(TICK);

        assertEquals(List.of(ASSET, OTHER), rows.lost);
    }

    @Test
    void shouldFindADigestBesideItThatIsNotTheRowsOwn() throws IOException {
        Files.writeString(file(ASSET + ".sha256"), Sha256.of("something else").hex());

        scrubber.advance(TICK);

        assertEquals(List.of(ASSET), rows.lost);
    }

    @Test
    void shouldLeaveAloneWhatIsWell() {
        scrubber.advance(TICK);

        assertEquals(List.of(), rows.lost);
        assertEquals(List.of(ASSET, OTHER), rows.right);
        assertTrue(store.find(KITE, ASSET).isPresent());
    }

    @Test
    void shouldReadNoFasterThanItMay() {
        scrubber.bytesPerSecond = 1;

        scrubber.advance(TICK);
        assertEquals(List.of(), rows.right);
        for (int ticks = 1; ticks < content(ASSET).length() / 5 + 1; ticks++) {
            scrubber.advance(TICK);
        }
        assertEquals(List.of(ASSET), rows.right);
    }

    @Test
    void shouldGoOnWithTheOthersWhereOneCannotBeRemoved() throws IOException {
        rot(ASSET);
        scrubber.store = new ForwardingStore(store) {
            @Override
            public void remove(AppleItemId app, String publicId) {
                throw AWAY;
            }
        };

        scrubber.advance(TICK);

        assertEquals(List.of(), rows.lost);
        assertEquals(List.of(OTHER), rows.right);
    }

    @Test
    void shouldGoOnWithTheOthersWhereOneCannotBeOpened() {
        scrubber.store = new ForwardingStore(store) {
            @Override
            public AssetBytes open(AppleItemId app, String publicId) {
                if (publicId.equals(ASSET)) {
                    opened++;
                    throw AWAY;
                }
                return super.open(app, publicId);
            }
        };

        scrubber.advance(TICK);
        assertEquals(List.of(), rows.right, "a store that does not answer is asked again at once");
        scrubber.advance(TICK);

        assertEquals(List.of(OTHER), rows.right);
        assertEquals(List.of(), rows.lost);
        assertEquals(1, opened);
    }

    @Test
    void shouldTellOfALossAfterTheMachineStoppedBetweenRemovingAndTelling() throws IOException {
        rot(ASSET);
        rows.stops = true;
        assertThrows(IllegalStateException.class, () -> scrubber.advance(TICK));
        assertTrue(store.find(KITE, ASSET).isEmpty());
        assertEquals(List.of(), rows.lost);

        rows.stops = false;
        scrubber = scrubber();
        scrubber.advance(TICK);

        assertEquals(List.of(ASSET), rows.lost);
        assertEquals(List.of(OTHER), rows.right);
    }

    @Test
    void shouldJudgeNothingWhereTheDiskIsNotMounted() throws IOException {
        for (String file : new String[] {ASSET, OTHER, ASSET + ".sha256", OTHER + ".sha256"}) {
            Files.delete(file(file));
        }

        scrubber.advance(TICK);

        assertEquals(List.of(), rows.lost);
        assertEquals(List.of(), rows.right);
        assertEquals(1, rows.asked, "it looked again and again at once");
    }

    @Test
    void shouldLeaveItToTheNodeThatHasBegun() {
        rows.anothers = true;

        scrubber.advance(TICK);

        assertEquals(List.of(), rows.right);
    }

    @Test
    void shouldAskForMoreOnlyNowAndThenOnceAllIsRead() {
        scrubber.advance(TICK);
        int asked = rows.asked;
        scrubber.advance(TICK);

        assertEquals(asked, rows.asked);
    }

    private void rot(String publicId) throws IOException {
        byte[] bytes = Files.readAllBytes(file(publicId));
        bytes[3] ^= 1;
        Files.write(file(publicId), bytes);
    }

    private void hold(String publicId) throws IOException {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            try (FileChannel channel = staged.write(publicId)) {
                channel.write(ByteBuffer.wrap(content(publicId).getBytes(StandardCharsets.UTF_8)));
            }
            staged.promote(publicId, Sha256.of(content(publicId)));
        }
        rows.due.add(new CareRows.Recorded(KITE, publicId, content(publicId).length(), Sha256.of(content(publicId))));
    }

    private static String content(String publicId) {
        return "encrypted bytes of " + publicId;
    }

    private Path file(String name) {
        return data.resolve("packages/assets/" + KITE + "/" + name);
    }

    /** What the database says and is told. */
    private static final class Rows extends CareRows {

        private final List<Recorded> due = new ArrayList<>();
        private final List<String> right = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private boolean anothers;
        private boolean stops;
        private int asked;

        @Override
        public boolean hold(String work, String node, Duration lease) {
            return !anothers;
        }

        @Override
        public List<Recorded> due(Duration every, int limit) {
            asked++;
            return due.stream()
                    .filter(asset -> !right.contains(asset.publicId()) && !lost.contains(asset.publicId()))
                    .toList();
        }

        @Override
        public void foundRight(Recorded asset) {
            right.add(asset.publicId());
        }

        @Override
        public int lost(Recorded asset, Runnable removal) {
            removal.run();
            if (stops) {
                throw new IllegalStateException("the machine stops before the commit");
            }
            lost.add(asset.publicId());
            return 1;
        }
    }
}
