package io.stoa.cli.secrets;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code stoa secrets re-wrap}. */
@Command(
        name = "re-wrap",
        mixinStandardHelpOptions = true,
        description = {
            "Seals everything anew under the first key of stoa.secrets.key-file, and says when the others may go.",
            "Put the new key first and restart every node before. The installation serves meanwhile. Stop it whenever you"
                    + " like and begin again: what is done is passed over."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is sealed with the first key",
            "1:something is not: it does not open, or was only counted",
            "2:it could not be done; the reason is printed"
        })
public final class SecretsReWrapCommand implements Callable<Integer> {

    private static final int ALL = 0;
    private static final int NOT_ALL = 1;
    private static final int REFUSED = 2;

    // what is written meanwhile may carry a secret along that was read before; a later pass finds it
    private static final int MOST_PASSES = 5;

    @Option(names = "--count", description = "Only counts what is sealed with which key.")
    private boolean onlyCount;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            ReWrapReport report = pass();
            for (int passes = 1; report.sealedAnew() > 0 && passes < MOST_PASSES; passes++) {
                report = pass();
            }
            report.print(out());
            return report.isAllDone() ? ALL : NOT_ALL;
        } catch (InstallationRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }

    private ReWrapReport pass() {
        ReWrapReport report = new ReWrapReport();
        String after = null;
        do {
            JsonObject step = installation.post("secrets/re-wraps", order(after));
            report.add(step);
            tell(step);
            after = step.getString("next", null);
        } while (after != null);
        return report;
    }

    private JsonObject order(String after) {
        JsonObjectBuilder order = Json.createObjectBuilder().add("onlyCount", onlyCount);
        if (after != null) {
            order.add("after", after);
        }
        return order.build();
    }

    private void tell(JsonObject step) {
        if (step.getInt("sealedAnew") > 0) {
            out().println(step.getString("kind") + ": " + step.getInt("sealedAnew") + " sealed anew");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
