package io.stoa.account.view;

import io.stoa.account.DeviceSignIn;
import io.stoa.apple.AppleItemId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The page of an account.
 *
 * @param login   what the person signs in by
 * @param message the key of what is to be said; empty where nothing is
 * @param password what can be done about a password: {@code change}, {@code choose} or empty
 * @param linkable whether there are other ways to sign in
 * @param devices where the person is signed in on devices
 */
public record AccountPage(String login, String message, String password, boolean linkable, List<Device> devices) {

    /**
     * A device, as far as it is known.
     *
     * @param app    the app that holds the sign-in
     * @param client what the device called itself; empty when it did not say
     * @param usedOn the day it last asked for something, in UTC
     */
    public record Device(String app, String client, String usedOn) {

        static Device of(DeviceSignIn signIn) {
            return new Device(
                    signIn.app().map(AppleItemId::toString).orElse(""),
                    signIn.clientId().orElse(""),
                    signIn.usedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        }
    }
}
