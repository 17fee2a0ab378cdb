package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answers of restore and updates.
 *
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
final class AppListParser {

    private static final long NOT_AVAILABLE = 404;

    private final InstallChannel channel;
    private final String account;
    private final StepNotes notes;

    AppListParser(InstallChannel channel, String account, StepNotes notes) {
        this.channel = channel;
        this.account = account;
        this.notes = notes;
    }

    AppListAnswer restores(AnswerObject answer) {
        return list(answer.objects("restores").stream().map(this::restore).toList(), answer);
    }

    AppListAnswer updates(AnswerObject answer) {
        return list(answer.objects("updates").stream().map(this::update).toList(), answer);
    }

    private AppListAnswer list(List<OfferedApp> offered, AnswerObject answer) {
        List<AppFailure> failures = answer.has("failures")
                ? answer.objects("failures").stream().map(this::failure).toList()
                : List.of();
        AppListAnswer list = new AppListAnswer(offered, failures);
        requireEachAppOnce(list);
        return list;
    }

    private OfferedApp restore(AnswerObject app) {
        return new OfferedApp(
                new AppExpectation(
                        Optional.of(app.text("appleItemId")),
                        Optional.of(app.text("appleVersionId")),
                        Optional.empty(),
                        Optional.empty()),
                offer(app));
    }

    private OfferedApp update(AnswerObject app) {
        return new OfferedApp(
                new AppExpectation(
                        Optional.of(app.text("appleItemId")),
                        Optional.of(app.text("appleVersionId")),
                        Optional.of(app.text("bundleVersion")),
                        Optional.of(app.text("shortVersionString"))),
                offer(app));
    }

    private PackageOffer offer(AnswerObject app) {
        app.optionalUrl("appShareURL");
        String token = app.optionalText("installVerificationToken").orElse("");
        return new PackageOffer(
                channel,
                account,
                packageUrl(app),
                InstallVerificationToken.requirePresent(token, "answer for the app " + app.text("appleItemId")));
    }

    private static URI packageUrl(AnswerObject app) {
        String text = app.text("alternativeDistributionPackage");
        return PackageOffer.packageUrl(text, "'" + app.name("alternativeDistributionPackage") + "' in the answer");
    }

    private AppFailure failure(AnswerObject element) {
        AnswerObject failure = element.object("failure");
        long code = failure.integer("code");
        if (code != NOT_AVAILABLE) {
            notes.warn("'" + failure.name("code") + "' is " + code + "; 404 is the only documented code.");
        }
        return new AppFailure(
                element.text("appleItemId"),
                element.text("appleVersionId"),
                code,
                failure.optionalText("description").orElse(""));
    }

    private static void requireEachAppOnce(AppListAnswer list) {
        Set<String> seen = new HashSet<>();
        list.everyAppleItemId()
                .filter(appleItemId -> !seen.add(appleItemId))
                .findFirst()
                .ifPresent(appleItemId -> {
                    throw Case.UNKNOWN.because(
                            "The app " + appleItemId + " occurs twice in the answer.",
                            "List each app once, either as provided or among the failures.");
                });
    }
}
