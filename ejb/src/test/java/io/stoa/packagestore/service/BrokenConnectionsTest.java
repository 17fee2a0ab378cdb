package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.packagestore.PackageStore.StoredAsset;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Wherever and however often connections break, the same bytes are held, and each was fetched once. */
class BrokenConnectionsTest {

    private static final int SIZE = 50_021;

    private Path data;

    @BeforeTry
    void setUp() throws IOException {
        data = Files.createTempDirectory("stoa-test");
    }

    @AfterTry
    void tearDown() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @Property(tries = 30)
    void shouldFetchEveryByteOnce(@ForAll @Size(max = 6) List<@IntRange(min = 1, max = 30_000) Integer> breaks) {
        FetchBench bench = new FetchBench(data, SIZE);
        breaks.forEach(bench.host::breaksAfter);
        bench.attempt(1);

        StoredAsset held =
                bench.store.find(FetchBench.KITE, bench.asset.publicId()).orElseThrow();
        assertEquals(bench.asset.sha256().hex(), held.sha256().hex());
        assertEquals(SIZE, bench.host.sent.get());
    }
}
