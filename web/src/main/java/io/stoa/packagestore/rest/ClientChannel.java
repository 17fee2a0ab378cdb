package io.stoa.packagestore.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * The way to the caller on a server whose stream takes buffers. Servlet 6.1 gives every stream {@code write(ByteBuffer)};
 * this release is built against 6.0, where WildFly's has it and Payara's has not, so it is looked for by name.
 */
final class ClientChannel extends ClientStream implements WritableByteChannel {

    private static final MethodType WRITE = MethodType.methodType(void.class, ByteBuffer.class);
    private static final ClassValue<Optional<MethodHandle>> WRITES = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> stream) {
            try {
                return Optional.of(MethodHandles.publicLookup()
                        .findVirtual(stream, "write", WRITE)
                        .asType(WRITE.insertParameterTypes(0, OutputStream.class)));
            } catch (NoSuchMethodException | IllegalAccessException takesNone) {
                return Optional.empty();
            }
        }
    };

    private final OutputStream real;
    private final MethodHandle write;

    private ClientChannel(OutputStream real, MethodHandle write) {
        super(real);
        this.real = real;
        this.write = write;
    }

    /** The fastest way there is to this caller. */
    static ClientStream to(OutputStream real) {
        return WRITES.get(real.getClass())
                .<ClientStream>map(write -> new ClientChannel(real, write))
                .orElseGet(() -> new ClientStream(real));
    }

    @Override
    public int write(ByteBuffer bytes) throws ClientGone {
        int length = bytes.remaining();
        try {
            write.invokeExact(real, bytes);
        } catch (IOException hungUp) {
            throw new ClientGone(hungUp);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable notDeclared) {
            throw new IllegalStateException(notDeclared);
        }
        return length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
