package io.stoa.surface.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body is here already, all of it. */
final class HeldBody extends HttpServletRequestWrapper {

    private final Content content;

    HeldBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.content = new Content(body);
    }

    @Override
    public ServletInputStream getInputStream() {
        return content;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    private static final class Content extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Content(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is here: there is nothing to listen for");
        }
    }
}
