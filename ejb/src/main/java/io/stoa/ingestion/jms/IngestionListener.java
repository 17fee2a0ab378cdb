package io.stoa.ingestion.jms;

import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.service.IngestionWorkers;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/** Answers the doorbell. What it does not expect escapes, so that the broker rings again a few times. */
@MessageDriven(name = "IngestionListener")
public class IngestionListener implements MessageListener {

    @Inject
    IngestionWorkers workers;

    @Override
    public void onMessage(Message message) {
        workers.offer(idOf(message));
    }

    private static IngestionId idOf(Message message) {
        try {
            return new IngestionId(((TextMessage) message).getText());
        } catch (JMSException unreadable) {
            throw new EJBException(unreadable);
        }
    }
}
