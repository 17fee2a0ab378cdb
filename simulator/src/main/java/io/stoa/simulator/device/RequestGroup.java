package io.stoa.simulator.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may go into one request: apps with the same configuration, of one account, signed the same way.
 *
 * @param bearerOf the app whose system tokens sign the request; empty for apps of a marketplace
 */
record RequestGroup(AppEndpoints endpoints, InstallChannel channel, String account, String bearerOf) {

    static RequestGroup of(AppEndpoints endpoints, InstallChannel channel, String account, String appleItemId) {
        return new RequestGroup(endpoints, channel, account, channel == InstallChannel.LINK ? appleItemId : "");
    }

    /** Groups in the order of the first member. */
    static <T> Map<RequestGroup, List<T>> group(List<T> members, Function<T, RequestGroup> groupOf) {
        return members.stream().collect(Collectors.groupingBy(groupOf, LinkedHashMap::new, Collectors.toList()));
    }

    RequestAuthorization authorization(Authorizations authorizations) {
        return authorizations.authorization(channel, account, bearerOf);
    }
}
