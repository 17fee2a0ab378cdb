package io.stoa.account.view;

import io.stoa.account.WayIn;
import java.util.List;

/**
 * The sign-in page.
 *
 * @param login   as it was typed; empty at first
 * @param goOn    where the person wants to go on; empty for the account
 * @param message the key of what is to be said; empty where nothing is
 * @param trouble whether that is bad news
 * @param again   whether the person was signed in and has to prove themselves anew
 * @param ways    how the person may sign in here
 */
public record SignInPage(String login, String goOn, String message, boolean trouble, boolean again, Ways ways) {

    /**
     * How people may sign in.
     *
     * @param passwords whether by a password
     * @param signUp    whether people make accounts themselves
     * @param elsewhere by whom else
     */
    public record Ways(boolean passwords, boolean signUp, List<WayIn> elsewhere) {

        /** Whether there is a choice between both. */
        public boolean both() {
            return passwords && !elsewhere.isEmpty();
        }
    }
}
