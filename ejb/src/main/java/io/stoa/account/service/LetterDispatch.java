package io.stoa.account.service;

import io.stoa.account.Postbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sends what is due. A letter that was taken just before a crash may come twice; none is lost while attempts are left. */
@ApplicationScoped
public class LetterDispatch {

    private static final Logger LOG = System.getLogger(LetterDispatch.class.getName());

    @Inject
    LetterDesk desk;

    @Inject
    Postbox postbox;

    /** Tries every order that is due, once. */
    public void sendDue() {
        if (postbox.isOpen()) {
            desk.due().forEach(this::send);
        }
    }

    private void send(String id) {
        desk.write(id).ifPresent(letter -> {
            try {
                postbox.send(letter);
                desk.settle(id);
                LOG.log(Level.INFO, "account.letter-sent order={0}", id);
            } catch (IOException notTaken) {
                LOG.log(
                        Level.WARNING,
                        "account.letter-not-sent order={0} reason={1} Look at stoa.mail.* and at the mail server.",
                        id,
                        notTaken.getMessage());
            }
        });
    }
}
