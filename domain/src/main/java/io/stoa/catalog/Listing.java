package io.stoa.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/** What the storefront says about an app. Every field is optional: an app without a listing is shown by its bundle id. */
@Embeddable
public class Listing {

    private String name;

    private String subtitle;

    private String description;

    @Column(name = "whats_new")
    private String whatsNew;

    @Column(name = "support_url")
    private String supportUrl;

    @Column(name = "privacy_url")
    private String privacyUrl;

    public Listing() {}

    /** The listing with the fields that are given; an empty text clears one. */
    public Listing(
            String name, String subtitle, String description, String whatsNew, String supportUrl, String privacyUrl) {
        this.name = name;
        this.subtitle = subtitle;
        this.description = description;
        this.whatsNew = whatsNew;
        this.supportUrl = supportUrl;
        this.privacyUrl = privacyUrl;
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public Optional<String> subtitle() {
        return Optional.ofNullable(subtitle);
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public Optional<String> whatsNew() {
        return Optional.ofNullable(whatsNew);
    }

    public Optional<String> supportUrl() {
        return Optional.ofNullable(supportUrl);
    }

    public Optional<String> privacyUrl() {
        return Optional.ofNullable(privacyUrl);
    }
}
