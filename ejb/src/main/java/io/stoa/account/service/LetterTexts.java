package io.stoa.account.service;

import io.stoa.account.Letter;
import io.stoa.account.MailAddress;
import io.stoa.account.OpaqueToken;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Writes letters in the language of the page they were ordered on. */
@ApplicationScoped
public class LetterTexts {

    private static final String BUNDLE = "io.stoa.account.letters";
    // never the server's own language
    private static final ResourceBundle.Control WITHOUT_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Inject
    InstallationSettings installation;

    /**
     * A letter with a link on which a password is chosen.
     *
     * @param key which letter: {@code welcome}, {@code known} or {@code reset}
     */
    public Letter write(String key, String language, MailAddress to, OpaqueToken secret) {
        return write(key, language, to, "/account/new-password?token=" + secret.text());
    }

    /**
     * A letter that tells what changed, and leads to where that is seen.
     *
     * @param key which letter: {@code added} or {@code removed}
     */
    public Letter write(String key, String language, MailAddress to) {
        return write(key, language, to, "/account/identities");
    }

    private Letter write(String key, String language, MailAddress to, String path) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE, Locale.forLanguageTag(language), LetterTexts.class.getClassLoader(), WITHOUT_FALLBACK);
        String marketplace = installation.marketplaceName();
        String link = installation.publicUrl() + path;
        return new Letter(
                to,
                MessageFormat.format(texts.getString(key + ".subject"), marketplace),
                MessageFormat.format(texts.getString(key + ".text"), marketplace, link));
    }
}
