package io.stoa.packagestore.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.StagedPart;
import io.stoa.packagestore.Validator;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt leaves is the next one's, and nobody who is still writing can spoil it. */
class StagedFolderTest {

    private static final String ASSET = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    private static final Validator SERVED = new Validator("\"abc\"", 100);
    private static final byte[] BYTES = "the first half".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    @Test
    void shouldHandAPartOnToTheNextAttempt() throws IOException {
        leavePart("job-1");

        try (StagedPackage next = stage("job-2")) {
            assertEquals(Optional.of(new StagedPart(BYTES.length, SERVED)), next.part(ASSET));
            assertArrayEquals(BYTES, read(next));
        }
        assertEquals(List.of("job-2"), folders());
    }

    @Test
    void shouldHandAPartOnOverAttemptsThatGotNothing() {
        leavePart("job-1");
        stage("job-2").close();
        stage("job-30").close();

        assertEquals(
                Optional.of(new StagedPart(BYTES.length, SERVED)),
                stage("job-200").part(ASSET));
    }

    @Test
    void shouldTakeNothingOverFromAnAttemptThatStillRuns() throws IOException {
        StagedPackage running = stage("job-1");
        try (FileChannel writing = running.write(ASSET)) {
            running.servedAs(ASSET, SERVED);
            writing.write(ByteBuffer.wrap(BYTES));
            StagedPackage next = stage("job-2");
            writing.write(ByteBuffer.wrap(BYTES));

            assertEquals(Optional.empty(), next.part(ASSET));
            assertThrows(RetryableFailure.class, () -> running.promote(ASSET, Sha256.of(BYTES)));
        }
        running.close();
        assertEquals(List.of("job-2"), folders());
    }

    @Test
    void shouldNotBeginOnceALaterAttemptHas() {
        StagedPackage later = stage("job-2");

        RetryableFailure lost = assertThrows(RetryableFailure.class, () -> stage("job-1"));

        assertEquals(FailureCode.LEASE_LOST, lost.code());
        assertEquals(List.of("job-2"), folders());
        later.close();
    }

    @Test
    void shouldGoOnWhereADatabaseFromABackupCountsFromAnEarlierNumber() throws IOException {
        leavePart("job-1");
        leavePart("job-7");

        try (StagedPackage restored = stage("job-2")) {
            assertEquals(Optional.of(new StagedPart(BYTES.length, SERVED)), restored.part(ASSET));
            assertArrayEquals(BYTES, read(restored));
        }
        assertEquals(List.of("job-2"), folders());
    }

    @Test
    void shouldBeginAgainWithTheNumberOfAnAttemptThatEnded() throws IOException {
        leavePart("job-3");

        try (StagedPackage restored = stage("job-3")) {
            assertArrayEquals(BYTES, read(restored));
        }
        assertEquals(List.of("job-3"), folders());
    }

    @Test
    void shouldTakeNothingOverFromAnotherIngestion() {
        leavePart("job-1");

        assertEquals(Optional.empty(), stage("job-x-2").part(ASSET));
        assertEquals(Optional.empty(), stage("jo-2").part(ASSET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"abc\"", "W/\"abc\"\n100\n", "\"abc\"\n-1\n", "\"abc\"\n100\nmore\n", "\u0000"})
    void shouldNotTrustAPartWhoseNoteIsDamaged(String note) throws IOException {
        leavePart("job-1");
        Files.writeString(data.resolve("job-1").resolve(ASSET + PartNote.SUFFIX), note);

        assertEquals(Optional.empty(), stage("job-2").part(ASSET));
    }

    @Test
    void shouldForgetWhatAPartWasServedAsWhenItBeginsAnew() throws IOException {
        leavePart("job-1");
        try (StagedPackage next = stage("job-2")) {
            next.write(ASSET).close();

            assertEquals(Optional.empty(), next.part(ASSET));
        }
        assertEquals(List.of(), folders());
    }

    @Test
    void shouldLeaveNothingOnceItIsDiscarded() {
        leavePart("job-1");
        try (StagedPackage last = stage("job-2")) {
            last.discard();
        }

        assertEquals(List.of(), folders());
    }

    @Test
    void shouldDiscardWhatIsLeftOfAnIngestionAndNothingElse() {
        data = data.resolve("packages/staging");
        leavePart("job-1");
        leavePart("job-2");
        leavePart("other-4");
        StagedPackage running = stage("other-5");
        StagingFolders staging = new StagingFolders();
        staging.installation = Stores.at(data.getParent().getParent()).installation;
        assertEquals(Set.of("job", "other"), staging.ingestions());

        staging.discard("job");
        staging.discard("other");

        assertEquals(List.of("other-5"), folders());
        running.close();
        assertEquals(List.of("other-5"), folders());
        staging.discard("other");
        assertEquals(List.of(), folders());
    }

    private void leavePart(String attempt) {
        try (StagedPackage staged = stage(attempt);
                FileChannel channel = staged.write(ASSET)) {
            staged.servedAs(ASSET, SERVED);
            channel.write(ByteBuffer.wrap(BYTES));
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private StagedPackage stage(String attempt) {
        try {
            return StagedFolder.stage(data, attempt, new AssetFolder(data.resolve("held")));
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private static byte[] read(StagedPackage staged) throws IOException {
        try (FileChannel channel = staged.resume(ASSET)) {
            ByteBuffer all = ByteBuffer.allocate((int) channel.size());
            channel.read(all);
            return all.array();
        }
    }

    private List<String> folders() {
        try (Stream<Path> folders = Files.list(data)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
