package io.stoa.admin.view;

import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One browser with its session: reads a page, presses a button of it, and follows where that leads. */
record Visit(Website website, Page page, String cookie) {

    static Visit to(Website website, String path) throws Exception {
        Page page = website.get(path);
        String cookie = page.header("Set-Cookie").map(set -> set.split(";")[0]).orElse("");
        return new Visit(website, page, cookie);
    }

    /** @param form what its fields say; the word of the page goes with them */
    Page press(String path, String form) throws Exception {
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        return website.post(
                path,
                form + "&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded",
                "Cookie: " + cookie);
    }

    /** The page an answer leads to, in the same session. */
    Page follow(Page answer) throws Exception {
        String location = answer.header("Location").orElseThrow();
        return website.get(location.substring(location.indexOf("/admin/")), "Cookie: " + cookie);
    }
}
