package io.stoa.account.smtp;

import io.stoa.account.Letter;
import io.stoa.account.Postbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/**
 * Letters by SMTP, one connection each. Encryption is asked for unless the operator says otherwise, and then a server
 * that has none gets nothing.
 */
@ApplicationScoped
public class SmtpPostbox implements Postbox {

    private static final String PATIENCE_MILLIS = "10000";

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    @Override
    public boolean isOpen() {
        return settings.isComplete();
    }

    @Override
    public void send(Letter letter) throws IOException {
        try {
            Transport.send(message(letter, session()));
        } catch (MessagingException notTaken) {
            throw new IOException(notTaken.getMessage(), notTaken);
        }
    }

    private MimeMessage message(Letter letter, Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.to().value(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: absence notes are not for us
        return message;
    }

    private Session session() throws IOException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        Optional<String> user = settings.user();
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        return Session.getInstance(properties, login(user.get(), settings.password()));
    }

    private static Authenticator login(String user, String password) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }
}
