package io.stoa.storefront.view;

import io.stoa.apple.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/**
 * Answers 304 to whoever already has a page. The strong ETag is made from what the page shows and from the templates
 * that show it, so equal tags mean equal bytes, on every node.
 */
@ApplicationScoped
public class ConditionalGet {

    @Inject
    PageTemplates templates;

    /**
     * Tags the answer.
     *
     * @param content the record a page is made from; its text names everything the page shows
     * @return whether the caller already has this page, and the answer is complete
     */
    public boolean isAnswered(Record content, HttpServletRequest request, HttpServletResponse response) {
        String tag = '"' + Sha256.of(templates.digest() + content).hex().substring(0, 32) + '"';
        response.setHeader("ETag", tag);
        response.setHeader(
                "Cache-Control", "no-cache"); // kept, but asked for each time: a withdrawn app is gone at once
        if (!holds(request.getHeader("If-None-Match"), tag)) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return true;
    }

    private static boolean holds(String known, String tag) {
        return known != null
                && Arrays.stream(known.split(",")).map(String::strip).anyMatch(held -> matches(held, tag));
    }

    // If-None-Match compares weakly: a cache that compressed the page marks its tag as weak
    private static boolean matches(String held, String tag) {
        return held.equals("*") || held.equals(tag) || held.equals("W/" + tag);
    }
}
