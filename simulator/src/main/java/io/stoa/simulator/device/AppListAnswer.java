package io.stoa.simulator.device;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What restore and updates answer: apps that are provided and apps that are not. */
record AppListAnswer(List<OfferedApp> offered, List<AppFailure> failures) {

    /** Item ids of all apps in it. */
    Set<String> appleItemIds() {
        return new HashSet<>(everyAppleItemId().toList());
    }

    /** In the order of the answer, an app that occurs twice is named twice. */
    Stream<String> everyAppleItemId() {
        return Stream.concat(
                offered.stream().map(OfferedApp::appleItemId), failures.stream().map(AppFailure::appleItemId));
    }
}
