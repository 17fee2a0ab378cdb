package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller(Settings.defaults().withHourlyLimit(60));
    private final ExecutorService callers = Executors.newFixedThreadPool(8);

    @BeforeEach
    void offer() {
        caller.simulator.addPackage(TestPackages.write(folder, 1, 0));
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        caller.close();
    }

    @Test
    void shouldCountEveryRequestOfManyCallersAtOnce() throws ExecutionException, InterruptedException {
        List<Reply> replies = atOnce(100, () -> caller.get("/v1/apps"));
        assertEquals(60, replies.stream().filter(reply -> reply.status() == 200).count());
        assertEquals(40, replies.stream().filter(reply -> reply.status() == 429).count());
        assertEquals(100, caller.simulator.apiRequests().size());
    }

    @Test
    void shouldServeOneFileToManyAtOnce() throws ExecutionException, InterruptedException {
        String variant = "/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0);
        String url = caller.get(variant).data().getJsonObject("attributes").getString("url");
        List<Reply> replies = atOnce(100, () -> caller.download(url));
        assertEquals(1, replies.stream().map(Reply::text).distinct().count());
        assertEquals("bytes of " + TestPackages.variantId(0), replies.get(0).text());
    }

    private List<Reply> atOnce(int times, Callable<Reply> call) throws ExecutionException, InterruptedException {
        List<Future<Reply>> pending = new ArrayList<>();
        for (int number = 0; number < times; number++) {
            pending.add(callers.submit(call));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : pending) {
            replies.add(reply.get());
        }
        return replies;
    }
}
