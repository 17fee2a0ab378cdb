package io.stoa.cli.installation;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code stoa reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compares everything a running installation knows with App Store Connect, now.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it begins within seconds", "2:it was not asked for; the reason is printed"})
public final class ReconcileCommand implements Callable<Integer> {

    private static final int ASKED = 0;
    private static final int REFUSED = 2;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            JsonObject run = installation.post("reconciliations", JsonValue.EMPTY_JSON_OBJECT);
            spec.commandLine()
                    .getOut()
                    .println("Reconciliation " + run.getString("id") + " is " + run.getString("state")
                            + ". What it finds is at /api/v1/reconciliations/" + run.getString("id")
                            + " and in the console.");
            return ASKED;
        } catch (InstallationRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }
}
