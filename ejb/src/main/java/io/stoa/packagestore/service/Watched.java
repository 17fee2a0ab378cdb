package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One running answer under watch. The download counts, the watch looks; closing ends the watch, not the answer. */
final class Watched implements AutoCloseable {

    /**
     * What is too slow.
     *
     * @param idle    without a byte
     * @param slowest bytes a minute; 0 for any
     */
    record Limits(Duration idle, long slowest) {}

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Answer answer;
    private final AssemblyProgress progress;
    private final Limits limits;
    private final Runnable ended;
    private final AtomicLong bytes = new AtomicLong();
    private volatile Optional<String> givenUp = Optional.empty();

    // the watch's own, touched by its thread alone once it has begun
    private long seen;
    private long seenAt;
    private long minuteFrom;
    private long minuteBytes;

    Watched(Answer answer, AssemblyProgress progress, Limits limits, long now, Consumer<Watched> ended) {
        this.answer = answer;
        this.progress = progress;
        this.limits = limits;
        this.ended = () -> ended.accept(this);
        this.seenAt = now;
        this.minuteFrom = now;
    }

    void progressed(int count) {
        bytes.addAndGet(count);
    }

    /** The same bytes, counted as they are read. */
    InputStream counted(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                progressed(Math.max(0, read));
                return read;
            }
        };
    }

    /** Closes the answer when it stands still, crawls, or is of no use any more: whoever reads it gets an exception. */
    void look(long now) {
        long come = bytes.get();
        if (come != seen) {
            seen = come;
            seenAt = now;
        }
        if (progress.isAbandoned()) {
            answer.close();
        } else if (now - seenAt >= limits.idle().toNanos()) {
            giveUp("stood still for " + limits.idle().toSeconds() + " seconds");
        } else if (now - minuteFrom >= MINUTE) {
            lookAtMinute(come, now);
        }
    }

    private void lookAtMinute(long come, long now) {
        if (come - minuteBytes < limits.slowest()) {
            giveUp("brought " + (come - minuteBytes) + " bytes in a minute, less than stoa.packages.slowest-download");
        }
        minuteBytes = come;
        minuteFrom = now;
    }

    // the reason first: the reader is woken by the closing
    private void giveUp(String reason) {
        givenUp = Optional.of(reason);
        answer.close();
    }

    /** @throws RetryableFailure with the reason, when it was the watch that broke the connection */
    void refuseWhenGivenUp(String file, IOException cause) {
        givenUp.ifPresent(reason -> {
            throw new RetryableFailure(
                    FailureCode.DOWNLOAD_INTERRUPTED,
                    "The download of " + file + " " + reason + ". It is tried again later.",
                    cause);
        });
    }

    @Override
    public void close() {
        ended.run();
    }
}
