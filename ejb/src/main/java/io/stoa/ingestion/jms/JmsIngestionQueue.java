package io.stoa.ingestion.jms;

import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionQueue;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Rings over JMS once the caller's transaction has committed. The message stands outside that transaction: losing it
 * costs a few seconds until the recovery timer rings again, never a job.
 */
@Stateless(name = "JmsIngestionQueue")
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class JmsIngestionQueue implements IngestionQueue {

    private static final Logger LOG = System.getLogger(JmsIngestionQueue.class.getName());

    @Resource(name = "jms/connectionFactory")
    ConnectionFactory connections;

    @Resource(name = "jms/ingestions")
    Queue ingestions;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Resource
    ManagedExecutorService executor;

    @Inject
    RingThrottle throttle;

    @Override
    public void ring(IngestionId id) {
        if (!throttle.admits()) {
            return;
        }
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            executor.execute(() -> send(id));
        } else {
            transaction.registerInterposedSynchronization(new AfterCommit(() -> executor.execute(() -> send(id))));
        }
    }

    // one connection a message: the pool keeps them, and a ring is rare beside the work it starts
    private void send(IngestionId id) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer doorbell = session.createProducer(ingestions);
            // a journal of rings would only compete with the database for the disk: the letter is the row
            doorbell.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            doorbell.send(session.createTextMessage(id.value()));
        } catch (JMSException brokerAway) {
            LOG.log(
                    Level.WARNING,
                    "ingestion.ring-lost job={0} reason={1} the recovery timer rings again",
                    id,
                    brokerAway.getMessage());
        }
    }

    private record AfterCommit(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // nothing is rung before the row is there
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
