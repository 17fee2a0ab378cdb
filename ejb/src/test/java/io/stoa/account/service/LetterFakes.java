package io.stoa.account.service;

import io.stoa.account.Letter;
import io.stoa.account.LetterOrder;
import io.stoa.account.LetterRepository;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordToken;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.account.Postbox;
import io.stoa.apple.Sha256;
import io.stoa.identity.service.Passwords;
import io.stoa.identity.service.SignInThrottle;
import io.stoa.settings.InstallationSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Letters, links and a postbox in memory, and the services around them. */
public final class LetterFakes {

    final List<Letter> sent = new ArrayList<>();
    public final Map<String, LetterOrder> orders = new LinkedHashMap<>();
    final Map<Sha256, PasswordToken> tokens;
    public boolean isClosed;
    boolean isRefusing;

    private final AccountFakes accounts;
    private final Clock clock;

    public LetterFakes(AccountFakes accounts, Clock clock) {
        this.accounts = accounts;
        this.tokens = accounts.letterLinks;
        this.clock = clock;
    }

    public Letters letters() {
        Letters service = new Letters();
        service.orders = new InMemoryOrders();
        service.postbox = new FakePostbox();
        service.throttle = new SignInThrottle();
        service.clock = clock;
        return service;
    }

    LetterDispatch dispatch() {
        LetterDispatch service = new LetterDispatch();
        service.desk = desk();
        service.postbox = new FakePostbox();
        return service;
    }

    LetterDesk desk() {
        LetterDesk desk = new LetterDesk();
        desk.orders = new InMemoryOrders();
        desk.accounts = accounts.repository();
        desk.tokens = accounts.letterLinks();
        desk.texts = new LetterTexts();
        desk.texts.installation = new KiteMarket();
        desk.clock = clock;
        return desk;
    }

    PasswordLinks links(PasswordRules rules) {
        PasswordLinks service = new PasswordLinks();
        service.tokens = accounts.letterLinks();
        service.accounts = accounts.repository();
        service.own = accounts.ownAccount(rules);
        service.waysIn = accounts.linkedWaysIn();
        service.rules = rules;
        service.passwords = new Passwords();
        service.audit = accounts.audit();
        service.clock = clock;
        return service;
    }

    LetterRepository orderRepository() {
        return new InMemoryOrders();
    }

    PasswordTokenRepository tokenRepository() {
        return accounts.letterLinks();
    }

    /** The secret of the link in a letter. */
    static String secretIn(Letter letter) {
        String start = "https://kite.example/account/new-password?token=";
        int at = letter.text().indexOf(start) + start.length();
        return letter.text().substring(at, letter.text().indexOf('\n', at));
    }

    private static final class KiteMarket extends InstallationSettings {

        @Override
        public String marketplaceName() {
            return "Kite Market";
        }

        @Override
        public String publicUrl() {
            return "https://kite.example";
        }
    }

    private final class FakePostbox implements Postbox {

        @Override
        public boolean isOpen() {
            return !isClosed;
        }

        @Override
        public void send(Letter letter) throws IOException {
            if (isRefusing) {
                throw new IOException("451 come again");
            }
            sent.add(letter);
        }
    }

    private final class InMemoryOrders implements LetterRepository {

        @Override
        public void add(LetterOrder order) {
            orders.put(order.id(), order);
        }

        @Override
        public long orderedSince(MailAddress address, Instant since) {
            return orders.values().stream()
                    .filter(order -> order.kind().hasLink()
                            && order.address().equals(address)
                            && !order.orderedAt().isBefore(since))
                    .count();
        }

        @Override
        public List<String> due(Instant now, int most) {
            return orders.values().stream()
                    .filter(order -> order.isDue(now))
                    .map(LetterOrder::id)
                    .limit(most)
                    .toList();
        }

        @Override
        public Optional<LetterOrder> lock(String id) {
            return Optional.ofNullable(orders.get(id));
        }

        @Override
        public void forgetAllTo(MailAddress address) {
            orders.values().removeIf(order -> order.address().equals(address));
        }

        @Override
        public int forgetOrderedBefore(Instant before) {
            throw new UnsupportedOperationException("the tables are tested beside them");
        }
    }
}
