package io.stoa.account;

/** A mail to a person, in plain text. */
public record Letter(MailAddress to, String subject, String text) {

    /** Never the text: it may hold a secret, and what is printed lands in logs. */
    @Override
    public String toString() {
        return "Letter";
    }
}
