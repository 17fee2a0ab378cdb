package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.stoa.catalog.SignedManifest;
import io.stoa.packageformat.Sha256;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an archive does: it is refused as a whole, for little, and before anything else is asked or written. */
class HostileArchiveTest {

    private static final int MOST_ALLOCATED = 256 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Stream<Named<Supplier<byte[]>>> archives() {
        return HostileArchives.all().entrySet().stream().map(hostile -> Named.of(hostile.getKey(), hostile.getValue()));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void shouldRefuseAHostileArchiveForLittleMemory(Supplier<byte[]> hostile) {
        byte[] zip = hostile.get();
        refuse(zip);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        PackageRejected refusal = refuse(zip);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertEquals(FailureCode.PACKAGE_ARCHIVE_REFUSED, refusal.code());
        assertTrue(allocated < MOST_ALLOCATED, allocated + " bytes allocated");
    }

    @ParameterizedTest
    @MethodSource("archives")
    void shouldAskForNothingElseAndStoreNothing(Supplier<byte[]> hostile) {
        OfferedArchive offered = OfferedArchive.of(hostile.get());

        PackageRejected refusal = assertThrows(PackageRejected.class, offered::assemble);

        assertEquals(FailureCode.PACKAGE_ARCHIVE_REFUSED, refusal.code());
        assertEquals(0, offered.bytesDone());
    }

    @Test
    void shouldSayWhatIsWrongInASentenceForEachKind() {
        Set<String> sentences = HostileArchives.all().values().stream()
                .map(hostile -> refuse(hostile.get()).sentence())
                .collect(Collectors.toSet());

        assertTrue(sentences.size() > 15, () -> "only " + sentences);
        assertTrue(sentences.stream().allMatch(sentence -> sentence.length() < 250), sentences::toString);
    }

    @Test
    void shouldReadAnHonestArchiveOfAnyWriter() {
        assertRead(RawZip.good().bytes());
        assertRead(RawZip.good().commented("made by hand").bytes());
        assertRead(RawZip.of(
                        RawEntry.text("manifest.json", "{\"a\":1}").withDescriptor(),
                        RawEntry.text("signature", "0\u0001").withDescriptor())
                .bytes());
        assertRead(RawZip.of(
                        RawEntry.text("manifest.json", "{\"a\":1}").withWideDescriptor(),
                        RawEntry.text("signature", "0\u0001").withWideDescriptor())
                .bytes());
        assertRead(RawZip.of(
                        RawEntry.text("manifest.json", "{\"a\":1}").but(entry -> {
                            entry.madeBy = 20;
                            entry.attributes = 0;
                            entry.extra = new RawBytes()
                                    .u16(0x5455)
                                    .u16(5)
                                    .u32(1)
                                    .u16(0)
                                    .bytes();
                        }),
                        RawEntry.stored("signature", bytes("0\u0001")))
                .bytes());
    }

    @Test
    void shouldReadNoFurtherThanOneByteBeyondTheLargestArchive() {
        EndlessBody body = new EndlessBody();
        OfferedArchive offered = OfferedArchive.of(body, Optional.empty());

        PackageRejected refusal = assertThrows(PackageRejected.class, offered::assemble);

        assertEquals(FailureCode.PACKAGE_ARCHIVE_TOO_LARGE, refusal.code());
        assertEquals(3 * (PackageArchive.LARGEST + 1L), body.given, "in each of three tries");
    }

    @Test
    void shouldBlameTheLengthAndNotTheNetworkWhereAnArchiveIsTooLong() {
        OfferedArchive offered = OfferedArchive.of(
                new EndlessBody(), Optional.of(Sha256.of(bytes("whole")).hex()));

        assertEquals(
                FailureCode.PACKAGE_ARCHIVE_TOO_LARGE,
                assertThrows(MarketplaceException.class, offered::assemble).code());
    }

    @Test
    void shouldTryAgainWhereTheArchiveIsNotTheOneThatWasPromised() {
        OfferedArchive offered = OfferedArchive.of(
                InputStream.nullInputStream(),
                Optional.of(Sha256.of(bytes("whole")).hex()));

        assertEquals(
                FailureCode.DOWNLOAD_INTERRUPTED,
                assertThrows(RetryableFailure.class, offered::assemble).code());
    }

    private static void assertRead(byte[] zip) {
        SignedManifest content = PackageArchive.read(zip);

        assertArrayEquals(bytes("{\"a\":1}"), content.manifest());
        assertArrayEquals(bytes("0\u0001"), content.signature());
    }

    private static PackageRejected refuse(byte[] zip) {
        return assertThrows(PackageRejected.class, () -> PackageArchive.read(zip));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Goes on for ever and counts what was taken. */
    private static final class EndlessBody extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            given += length;
            return length;
        }
    }
}
