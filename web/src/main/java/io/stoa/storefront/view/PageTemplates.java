package io.stoa.storefront.view;

import io.stoa.apple.Sha256;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The storefront's templates. They lie out of reach of a request and show the record that is handed to them. */
@ApplicationScoped
public class PageTemplates {

    private static final String FOLDER = "/WEB-INF/storefront/";
    private static final String TEXTS = "/io/stoa/storefront/texts.properties";
    private static final List<String> ALL = List.of("layout.xhtml", "front.xhtml", "app.xhtml", "missing.xhtml");

    @Inject
    ServletContext context;

    private String digest;

    /** Reads the templates once, so that a release that changes them changes every ETag. */
    @PostConstruct
    void read() {
        StringBuilder digests = new StringBuilder(digestOf(PageTemplates.class.getResourceAsStream(TEXTS)));
        ALL.forEach(template -> digests.append(digestOf(context.getResourceAsStream(FOLDER + template))));
        digest = Sha256.of(digests.toString()).hex();
    }

    private static String digestOf(InputStream source) {
        try (source) {
            return Sha256.of(source.readAllBytes()).hex();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a template of the storefront cannot be read", unreadable);
        }
    }

    /** Changes exactly when a template or a fixed text does. */
    public String digest() {
        return digest;
    }

    /** Shows a template; it finds its record as {@code page}. */
    public void show(String template, Record page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("page", page);
        RequestDispatcher dispatcher = request.getRequestDispatcher(FOLDER + template);
        dispatcher.forward(request, response);
    }
}
