package io.stoa.admin.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The address of a search's next page: what is looked for stands in it, so that a search can be kept. */
final class SearchAddress {

    private SearchAddress() {}

    /**
     * The same search, behind a cursor.
     *
     * @param words what can be looked for on this page; nothing else of the request is carried on
     */
    static String behind(String cursor, String page, List<String> words, Map<String, String> asked) {
        List<String> parts = new ArrayList<>();
        words.stream()
                .filter(asked::containsKey)
                .forEach(word -> parts.add(word + "=" + URLEncoder.encode(asked.get(word), StandardCharsets.UTF_8)));
        parts.add("cursor=" + cursor);
        return page + "?" + String.join("&", parts);
    }
}
