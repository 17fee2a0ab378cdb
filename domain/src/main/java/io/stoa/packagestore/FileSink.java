package io.stoa.packagestore;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** A way to the caller that has the system send a file: its bytes never pass through this process. */
public interface FileSink {

    /**
     * Sends a part of a file, and nothing else.
     *
     * @param file   open for reading; stays the caller's, who closes it
     * @param first  first byte, from 0
     * @param length bytes, at least 0; all of them lie within the file
     * @throws IOException when either side breaks off
     */
    void send(FileChannel file, long first, long length) throws IOException;
}
