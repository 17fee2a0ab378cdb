package io.stoa.cli.torture.world;

import java.util.concurrent.CountDownLatch;
import org.apache.activemq.broker.BrokerFactory;
import org.apache.activemq.broker.BrokerService;

/** ActiveMQ Classic in a process of its own, as a broker beside the server would be. */
final class BrokerProcess {

    private BrokerProcess() {}

    /** Runs until it is killed. @param arguments port, and folder of the journal */
    public static void main(String[] arguments) throws Exception {
        BrokerService broker = BrokerFactory.createBroker("broker:(tcp://127.0.0.1:" + arguments[0]
                + ")/stoa?persistent=true&useJmx=false&useShutdownHook=false&dataDirectory=" + arguments[1]);
        broker.start();
        new CountDownLatch(1).await();
    }
}
