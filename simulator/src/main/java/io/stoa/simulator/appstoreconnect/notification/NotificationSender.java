package io.stoa.simulator.appstoreconnect.notification;

import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.chaos.Door;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.chaos.Injection;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells one webhook what happened and records what came back. Where chaos wants it, a notification is told twice, told
 * after the one that follows it, or never.
 */
public final class NotificationSender {

    private final Post post;
    private final Clock clock;
    private final Chaos chaos;
    private final Supplier<UUID> ids;
    private final Deque<Held> held = new ArrayDeque<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /** A notification that waits to be overtaken. */
    private record Held(Notification notification, Consumer<Delivery> listener) {}

    /**
     * A sender for one webhook.
     *
     * @param secret as configured for the webhook
     */
    public NotificationSender(URI to, String secret, Clock clock) {
        this(to, secret, clock, new Chaos(ChaosSettings.none(), clock));
    }

    /** A sender whose notifications go wrong as decided. */
    public NotificationSender(URI to, String secret, Clock clock, Chaos chaos) {
        this(to, secret, clock, chaos, UUID::randomUUID);
    }

    NotificationSender(URI to, String secret, Clock clock, Chaos chaos, Supplier<UUID> ids) {
        this.post = new Post(to, secret, clock);
        this.clock = clock;
        this.chaos = chaos;
        this.ids = ids;
    }

    /** Tells a notice that is true from now on. */
    public Delivery send(Notice notice) {
        return send(notice, clock.instant());
    }

    /** Tells a notice about an event of another time, such as one that was overtaken. */
    public Delivery send(Notice notice, Instant event) {
        return dispatch(Notification.of(notice, ids.get().toString(), clock.instant(), event), delivery -> {});
    }

    /** Tells an event of now. */
    public Delivery send(AppEvent event) {
        return send(event, clock.instant());
    }

    /** Tells an event of another time. */
    public Delivery send(AppEvent event, Instant time) {
        return dispatch(Notification.of(event, ids.get().toString(), time), delivery -> {});
    }

    /**
     * Sends a notification, or does to it what chaos wants.
     *
     * @param listener is told of every attempt, and of one that is left out on purpose
     * @return the attempt, or that there was none yet, or never
     */
    public Delivery dispatch(Notification notification, Consumer<Delivery> listener) {
        Optional<Fault> fault =
                chaos.strike(Door.NOTIFICATION, notification.type(), false).map(Injection::fault);
        if (fault.filter(Fault.REORDERED::equals).isPresent()) {
            hold(new Held(notification, listener));
            return post.undelivered(notification, "The notification is held back on purpose.");
        }
        if (fault.filter(Fault.DROPPED::equals).isPresent()) {
            return tell(post.undelivered(notification, "The notification is dropped on purpose."), listener);
        }
        Delivery delivery = deliver(notification, listener);
        if (fault.filter(Fault.DUPLICATED::equals).isPresent()) {
            deliver(notification, listener);
        }
        release();
        return delivery;
    }

    /** Sends what is held back. */
    public void release() {
        for (Optional<Held> next = nextHeld(); next.isPresent(); next = nextHeld()) {
            deliver(next.get().notification(), next.get().listener());
        }
    }

    private void hold(Held notification) {
        synchronized (held) {
            held.addLast(notification);
        }
    }

    private Optional<Held> nextHeld() {
        synchronized (held) {
            return Optional.ofNullable(held.pollFirst());
        }
    }

    /** Delivers the same bytes with the same id once more, whatever chaos wants. */
    public Delivery redeliver(Delivery former) {
        return deliver(former.notification(), delivery -> {});
    }

    /** Delivers whatever chaos wants. */
    public Delivery deliver(Notification notification, Consumer<Delivery> listener) {
        return tell(post.deliver(notification), listener);
    }

    private Delivery tell(Delivery delivery, Consumer<Delivery> listener) {
        deliveries.add(delivery);
        listener.accept(delivery);
        return delivery;
    }

    /** All attempts so far, oldest first, and what was dropped. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }
}
