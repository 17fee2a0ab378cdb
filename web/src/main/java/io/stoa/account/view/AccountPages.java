package io.stoa.account.view;

import io.stoa.identity.auth.FormToken;
import io.stoa.page.view.Sentences;
import io.stoa.page.view.SentencesByLanguage;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the pages of accounts. They lie out of reach of a request, are nobody else's and are kept nowhere. */
@ApplicationScoped
public class AccountPages {

    static final SentencesByLanguage SENTENCES = SentencesByLanguage.of("io.stoa.account.texts");
    private static final String FOLDER = "/WEB-INF/account/";

    @Inject
    InstallationSettings installation;

    /** The language the visitor is shown pages in, as HTML names it. */
    public static String language(HttpServletRequest request) {
        return SENTENCES.forVisitor(request).language();
    }

    /** Shows a template; it finds its record as {@code page}, and the word of the session's forms as {@code form}. */
    public void show(String template, Record page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Sentences sentences = SENTENCES.forVisitor(request);
        request.setAttribute("page", page);
        request.setAttribute("texts", sentences.texts());
        request.setAttribute("language", sentences.language());
        request.setAttribute("marketplace", installation.marketplaceName());
        request.setAttribute("form", FormToken.of(request));
        response.setHeader("Content-Language", sentences.language());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Cache-Control", "no-store");
        // the address of a link in a letter holds its secret: not even our own pages, and their logs, are told of it
        response.setHeader("Referrer-Policy", "no-referrer");
        request.getRequestDispatcher(FOLDER + template).forward(new PageRequest(request), response);
    }
}
