package io.stoa.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTreeTest {

    @Test
    void shouldReadTheTimeBehindANameThatLooksLikeFields() {
        String line = "4711 (a) b (1 2 3) S 1 4711 4711 0 -1 4194304 9 0 0 0 250 31 7 9 20 0 1 0 12 3 4";
        assertEquals(Duration.ofMillis(2810), ProcessStat.parse(line).processorTime());
    }

    @Test
    void shouldCountBytesWrittenAndNotThoseOfTheDisk() {
        assertEquals(4096, ProcessTree.written("rchar: 1\nwchar: 4096\nsyscr: 2\nwrite_bytes: 8192\n"));
    }

    @Test
    void shouldSayThatNoProcessWasStarted() {
        assertThrows(IllegalStateException.class, () -> ProcessTree.startedByUsWith("no-command-line-says-this"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSumUpAFamily() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "(head -c 100000 /dev/zero; read line <&3) 3<&0; :").start();
        try {
            parent.getInputStream().readNBytes(100_000);
            long written = new ProcessTree(parent.toHandle()).writtenBytes();
            assertTrue(written >= 100_000 && written < 100_100, "with a few of the start itself: " + written);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroy);
            parent.destroy();
        }
    }

    @Test
    void shouldTakeTheTotalOfAHistogram() throws IOException {
        String histogram =
                """
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        151234       12345678  [B (java.base@17)
                Total        151234       12345678
                """;
        assertEquals(12_345_678, LiveHeap.total(histogram));
    }

    @Test
    void shouldNotTakeARefusalForAnEmptyHeap() {
        assertThrows(IOException.class, () -> LiveHeap.total("4711:\nAttachNotSupportedException\n"));
    }
}
