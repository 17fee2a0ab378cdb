package io.stoa.packagestore.rest;

import io.stoa.packagestore.FileSink;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The way to the caller on a server whose stream takes files. WildFly's has {@code transferFrom(FileChannel)}, which sends
 * from the position of the file as many bytes as the answer still wants; no standard knows it, so it is looked for by name.
 */
final class FileSendingStream extends ClientStream implements FileSink {

    private static final MethodType TRANSFER = MethodType.methodType(void.class, FileChannel.class);
    private static final ClassValue<Optional<MethodHandle>> TRANSFERS = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> stream) {
            try {
                return Optional.of(MethodHandles.publicLookup()
                        .findVirtual(stream, "transferFrom", TRANSFER)
                        .asType(TRANSFER.insertParameterTypes(0, OutputStream.class)));
            } catch (NoSuchMethodException | IllegalAccessException takesNone) {
                return Optional.empty();
            }
        }
    };

    private final OutputStream real;
    private final MethodHandle transfer;

    private FileSendingStream(OutputStream real, MethodHandle transfer) {
        super(real);
        this.real = real;
        this.transfer = transfer;
    }

    /** The fastest way there is to this caller. */
    static ClientStream to(OutputStream real) {
        return TRANSFERS
                .get(real.getClass())
                .<ClientStream>map(transfer -> new FileSendingStream(real, transfer))
                .orElseGet(() -> new ClientStream(real));
    }

    @Override
    public void send(FileChannel file, long first, long length) throws IOException {
        // not closed: it holds nothing but the file, which is the caller's
        FilePart part = new FilePart(file, first, length);
        try {
            transfer.invokeExact(real, (FileChannel) part);
        } catch (IOException failure) {
            throw part.isReadable() ? new ClientGone(failure) : failure;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable notDeclared) {
            throw new IllegalStateException(notDeclared);
        }
    }
}
