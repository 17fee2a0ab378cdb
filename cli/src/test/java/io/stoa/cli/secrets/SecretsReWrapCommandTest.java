package io.stoa.cli.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.cli.installation.ScriptedInstallation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row is gone through until nothing is left to seal anew, and the last line says which keys may go. */
class SecretsReWrapCommandTest {

    @TempDir
    Path data;

    private ScriptedInstallation installation;

    @BeforeEach
    void listen() {
        installation = new ScriptedInstallation(data);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void shouldGoThroughAllStepsAndOnceMoreWhereSomethingWasSealedAnew() {
        step(2, "new", 2, "", "key-blob/b");
        step(0, "new", 1, "", null);
        step(0, "new", 3, "", null);

        assertEquals(0, reWrap(), installation.err());
        assertEquals(3, installation.asked().size());
        assertTrue(
                installation.asked().get(1).endsWith("{\"onlyCount\":false,\"after\":\"key-blob/b\"}"),
                installation.asked().toString());
        assertTrue(installation.out().contains("key-blob: 2 sealed anew"), installation.out());
        assertTrue(installation.out().contains("Everything is sealed with new."), installation.out());
    }

    @Test
    void shouldNeverSayThatAKeyMayGoWhileSomethingIsSealedWithIt() {
        installation.answering(
                200,
                """
                {"key":"new","kind":"key-blob","sealedAnew":0,"unreadable":[],
                 "sealedWith":[{"key":"new","secrets":1},{"key":"old","secrets":7}]}""");

        assertEquals(1, reWrap("--count"));
        assertTrue(installation.asked().get(0).contains("\"onlyCount\":true"));
        assertTrue(installation.out().contains("sealed with old: {key-blob=7}"), installation.out());
        assertTrue(
                installation.out().contains("Still sealed with others than new: old. Keep their lines"),
                installation.out());
    }

    @Test
    void shouldNameWhatDoesNotOpenAndKeepEveryKey() {
        step(0, "new", 1, "{\"kind\":\"key-blob\",\"id\":\"3d0f\",\"key\":\"new\"}", null);

        assertEquals(1, reWrap());
        assertTrue(
                installation.out().contains("does not open, and was left as it is: key-blob 3d0f, sealed with new"),
                installation.out());
        assertTrue(installation.out().contains("Keep every line"), installation.out());
    }

    @Test
    void shouldNotGoOnForEverWhereSomethingIsAlwaysSealedAnew() {
        for (int pass = 0; pass < 5; pass++) {
            step(1, "new", 1, "", null);
        }

        assertEquals(1, reWrap());
        assertEquals(5, installation.asked().size());
        assertTrue(!installation.out().contains("Everything is sealed"), installation.out());
    }

    @Test
    void shouldSayWhyItWasNotDone() {
        installation.answering(409, "{\"detail\":\"Restart every node, then re-wrap.\"}");

        assertEquals(2, reWrap());
        assertEquals("Restart every node, then re-wrap.", installation.err().strip());
    }

    private int reWrap(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "re-wrap";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return installation.run(new SecretsCommand(), arguments);
    }

    private void step(int sealedAnew, String key, int secrets, String unreadable, String next) {
        installation.answering(
                200,
                "{\"key\":\"new\",\"kind\":\"key-blob\",\"sealedAnew\":" + sealedAnew + ",\"sealedWith\":[{\"key\":\""
                        + key + "\",\"secrets\":" + secrets + "}],\"unreadable\":[" + unreadable + "]"
                        + (next == null ? "" : ",\"next\":\"" + next + "\"") + "}");
    }
}
