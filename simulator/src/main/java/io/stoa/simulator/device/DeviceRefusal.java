package io.stoa.simulator.device;

/**
 * The device did not go on. Says what it saw and what the server should do; never why in terms of Java.
 *
 * @see "Apple, MarketplaceKit: MarketplaceKitError; Reauthenticating a person to manage apps"
 */
public abstract sealed class DeviceRefusal extends RuntimeException permits MarketplaceKitError, VerificationRequired {

    private static final long serialVersionUID = 1L;

    private final String advice;

    DeviceRefusal(String sentence, String advice, Throwable cause) {
        super(sentence, cause);
        this.advice = advice;
    }

    /** Stable, in Apple's spelling where Apple has a word, such as {@code invalidLicense}. */
    public abstract String code();

    /** What was seen, as one or two sentences for a person. */
    public String sentence() {
        return getMessage();
    }

    /** What whoever runs the server should do about it. */
    public String advice() {
        return advice;
    }
}
