package io.stoa.packagestore.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.packagestore.FileSink;
import io.stoa.packagestore.rest.ClientStream.ClientGone;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that sends files is given the part it has to send, and nothing beside it. */
class FileSendingStreamTest {

    private static final String CONTENT = "the encrypted bytes of a variant";

    @TempDir
    Path folder;

    private FileChannel file;

    @BeforeEach
    void open() throws IOException {
        Path asset = Files.writeString(folder.resolve("a"), CONTENT);
        file = FileChannel.open(asset);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void shouldHaveThePartSentAndNothingElse() throws IOException {
        Sender sender = new Sender();
        sinkTo(sender).send(file, 4, 9);
        sinkTo(sender).send(file, 0, 0);
        sinkTo(sender).send(file, CONTENT.length() - 7, 7);

        assertEquals("encryptedvariant", sender.sent.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadNothingBeyondThePartWhereTheServerCopies() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CONTENT.length());
        sinkTo(new Sender(part -> part.read(buffer, part.position()))).send(file, 4, 9);

        assertEquals("encrypted", new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldGiveTheFirstBytesAgainWhereTheyDidNotGoOutWithTheHeaders() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        sinkTo(new Sender(part -> {
                    part.read(buffer);
                    part.read(buffer.clear());
                }))
                .send(file, 4, 9);

        assertEquals("encr", new String(buffer.array(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldLeaveTheFileToWhoOpenedIt() throws IOException {
        sinkTo(new Sender(FileChannel::close)).send(file, 0, 4);

        assertEquals(CONTENT.length(), file.size());
    }

    @Test
    void shouldTellACallerWhoHangsUpFromAStoreThatBreaksOff() {
        Sender hungUp = new Sender(part -> {
            throw new IOException("Broken pipe");
        });

        assertThrows(ClientGone.class, () -> sinkTo(hungUp).send(file, 0, 4));
    }

    @Test
    void shouldBreakOffWhereTheFileIsShorterThanItWas() throws IOException {
        try (FileChannel cut = FileChannel.open(folder.resolve("a"), StandardOpenOption.WRITE)) {
            cut.truncate(10);
        }

        IOException broken =
                assertThrows(EOFException.class, () -> sinkTo(new Sender()).send(file, 4, CONTENT.length() - 4));
        assertFalse(broken instanceof ClientGone);
    }

    @Test
    void shouldBeOnlyRead() {
        Sender scribbler = new Sender(part -> part.write(ByteBuffer.allocate(1)));

        assertThrows(
                UnsupportedOperationException.class, () -> sinkTo(scribbler).send(file, 0, 4));
    }

    @Test
    void shouldWriteBytesWhereTheServerSendsNoFiles() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ClientStream stream = FileSendingStream.to(plain);
        stream.write(CONTENT.getBytes(StandardCharsets.UTF_8), 4, 9);

        assertFalse(stream instanceof FileSink);
        assertEquals("encrypted", plain.toString(StandardCharsets.UTF_8));
    }

    private static FileSink sinkTo(OutputStream real) {
        return assertInstanceOf(FileSink.class, FileSendingStream.to(real));
    }

    private interface Transfer {

        void of(FileChannel part) throws IOException;
    }

    /** A stream as WildFly has it; on its own, a few bytes at a time from the position to the end. */
    public static final class Sender extends OutputStream {

        private static final int AT_ONCE = 3;

        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final Transfer transfer;

        Sender() {
            this.transfer = this::sendAll;
        }

        Sender(Transfer transfer) {
            this.transfer = transfer;
        }

        public void transferFrom(FileChannel part) throws IOException {
            transfer.of(part);
        }

        private void sendAll(FileChannel part) throws IOException {
            WritableByteChannel socket = Channels.newChannel(sent);
            long position = part.position();
            while (position < part.size()) {
                position += part.transferTo(position, Math.min(AT_ONCE, part.size() - position), socket);
            }
        }

        @Override
        public void write(int one) {
            sent.write(one);
        }
    }
}
