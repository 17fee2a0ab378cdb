package io.stoa.page.view;

/** A text as HTML shows it, safe between tags and within quoted attributes. */
public final class HtmlText {

    private HtmlText() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
