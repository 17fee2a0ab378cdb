package io.stoa.simulator.device;

import java.net.URI;

/**
 * The server answered 401 or 403: the device shows "Verification Required" and would lead the person to a sign-in.
 *
 * <p>For an app installed by link that sign-in is the authorization code flow in a web view, for an app of a
 * marketplace it is the marketplace app itself. Whoever plays the person catches this and continues there.
 *
 * @see "Apple, MarketplaceKit: Reauthenticating a person to manage apps"
 */
public final class VerificationRequired extends DeviceRefusal {

    private static final long serialVersionUID = 1L;

    private final transient URI endpoint;
    private final int status;
    private final String account;

    VerificationRequired(URI endpoint, int status, String account) {
        super(
                "Verification Required: " + endpoint + " answered " + status + " for "
                        + (account.isEmpty() ? "nobody in particular" : "the account '" + account + "'")
                        + ".",
                "Nothing, if this app needs an account and the credentials were missing (401) or invalid (403); "
                        + "otherwise let the request through.",
                null);
        this.endpoint = endpoint;
        this.status = status;
        this.account = account;
    }

    @Override
    public String code() {
        return "verificationRequired";
    }

    public URI endpoint() {
        return endpoint;
    }

    /** 401 or 403. */
    public int status() {
        return status;
    }

    /** The {@code login_hint} of the sign-in; empty when the app was installed without an account. */
    public String account() {
        return account;
    }
}
