package io.stoa.simulator.walk;

import io.stoa.simulator.device.WebView;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody with an account, in a browser without script: signs in where a page asks for it, agrees where one asks that, and
 * follows every redirect.
 *
 * @param browser keeps the cookies
 */
record Person(String login, String password, Connection browser) implements WebView {

    private static final int MOST_PAGES = 12;
    private static final int PATIENCE_MILLIS = 60_000;

    /** Somebody who has signed in nowhere yet. */
    static Person withLogin(String login) {
        return new Person(
                login,
                "a quiet walk in the shade",
                Jsoup.newSession()
                        .followRedirects(false)
                        .ignoreContentType(true)
                        .ignoreHttpErrors(true)
                        .timeout(PATIENCE_MILLIS));
    }

    @Override
    public String browse(URI page) {
        return goTo(page, Visit::leaves).location();
    }

    /** Signs out in all browsers and on all devices, on the account's page. */
    void signOutEverywhere(URI accountPage) {
        String button = "button[name=everywhere]";
        Visit account = goTo(accountPage, visit -> visit.shows(button));
        Visit left = press(account.page().selectFirst(button));
        Unexpected.unless(left.redirects(), "to be signed out", left.status());
    }

    private Visit goTo(URI page, Predicate<Visit> arrived) {
        Visit visit = visit(page);
        for (int pages = 1; pages < MOST_PAGES; pages++) {
            if (arrived.test(visit)) {
                return visit;
            }
            visit = visit.redirects() ? visit(visit.next()) : answer(visit.page());
        }
        throw new Unexpected("the sign-in to end", "page after page, the last of them " + visit.address());
    }

    private Visit answer(Document page) {
        Element secret = page.selectFirst("input[type=password]");
        Element button = secret == null
                ? page.selectFirst("button[value=allow]")
                : secret.closest("form").selectFirst("button");
        Unexpected.unless(button != null, "a page that asks for a password or for a yes", page.title());
        if (secret != null) {
            page.select("input[name=login]").val(login);
            secret.val(password);
        }
        return press(button);
    }

    private Visit press(Element button) {
        Connection form = ((FormElement) button.closest("form")).submit();
        return visit(button.hasAttr("name") ? form.data(button.attr("name"), button.val()) : form);
    }

    private Visit visit(URI page) {
        return visit(browser.newRequest(page.toString()));
    }

    // browsers trust this machine with cookies that are Secure, whatever the scheme; the cookie store would not
    private Visit visit(Connection request) {
        try {
            Connection.Response response =
                    request.cookies(browser.request().cookies()).execute();
            browser.cookies(response.cookies());
            return new Visit(response);
        } catch (IOException away) {
            throw new Unexpected("a page at " + request.request().url(), "none: " + away, away);
        }
    }

    /** What came back. */
    private record Visit(Connection.Response response) {

        private static final Pattern FOREIGN_SCHEME = Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:.*");

        boolean redirects() {
            return response.hasHeader("Location");
        }

        boolean leaves() {
            return redirects() && FOREIGN_SCHEME.matcher(location()).matches();
        }

        boolean shows(String element) {
            return !redirects() && page().selectFirst(element) != null;
        }

        int status() {
            return response.statusCode();
        }

        String location() {
            return response.header("Location");
        }

        URI address() {
            return URI.create(response.url().toString());
        }

        URI next() {
            return address().resolve(location());
        }

        Document page() {
            Unexpected.unless(status() == 200, address().getPath() + " to be shown", status());
            try {
                return response.readFully().parse();
            } catch (IOException broken) {
                throw new Unexpected(address() + " to be a page", broken.toString(), broken);
            }
        }
    }
}
