package io.stoa.admin.view;

import io.stoa.account.AccountId;
import io.stoa.account.AccountQuery;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.MailAddress;
import io.stoa.account.OpaqueToken;
import io.stoa.account.Reason;
import io.stoa.account.service.AccountCare;
import io.stoa.account.service.AccountRegister;
import io.stoa.account.service.KnownAccount;
import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditEvent;
import io.stoa.identity.Login;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts to be looked at, and what is done to them from the console. */
final class PeopleDesk {

    static final String ANN = "019a9c2e-0000-7000-8000-000000000001";
    static final String TOKEN = "lnk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    final List<KnownAccount> accounts = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    AccountQuery asked = AccountQuery.ALL;
    int reads;

    void clear() {
        accounts.clear();
        done.clear();
        reads = 0;
    }

    void holds(String id, String login, boolean suspended) {
        accounts.add(new KnownAccount(
                new AccountId(id),
                new Login(login),
                NOON,
                suspended ? Optional.of(NOON.plusSeconds(60)) : Optional.empty(),
                Optional.empty(),
                true));
    }

    AccountRegister register() {
        return new AccountRegister() {
            @Override
            public List<KnownAccount> page(AccountQuery query, Optional<String> cursor, int limit) {
                asked = query;
                reads++;
                return accounts.stream().limit(limit).toList();
            }

            @Override
            public File get(AccountId id) {
                KnownAccount account = accounts.stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst()
                        .orElseThrow(PeopleDesk::unknown);
                return new File(
                        account,
                        Optional.of(NOON),
                        List.of(new DeviceSignIn(
                                "phone-row",
                                Optional.of(new AppleItemId(6_700_012_345L)),
                                Optional.of("<b>phone"),
                                NOON)),
                        List.of(new LinkedWayIn("way-row", "https://<b>id", MailAddress.parse("ann@id.example"), NOON)),
                        List.of(
                                new AuditEvent(NOON, "mara", "account.suspend", id.value(), "<script>paid"),
                                new AuditEvent(NOON, id.value(), "account.sign-in", id.value(), ""),
                                new AuditEvent(NOON, "system", "account.newer-release", id.value(), null)));
            }
        };
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is none.");
    }

    LicenseRegister licenses() {
        return new LicenseRegister() {
            @Override
            public long countOf(AccountId account) {
                return 3;
            }
        };
    }

    AccountCare care() {
        return new Care();
    }

    private final class Care extends AccountCare {

        @Override
        public void suspend(AccountId id, Reason reason, String actor) {
            done.add("suspend " + reason + " " + actor);
        }

        @Override
        public void reinstate(AccountId id, Reason reason, String actor) {
            done.add("reinstate " + reason + " " + actor);
        }

        @Override
        public void signOutEverywhere(AccountId id, String actor) {
            done.add("sign out " + actor);
        }

        @Override
        public void endSignIn(AccountId id, String signIn, String actor) {
            if (!signIn.equals("phone-row")) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "It <ended> already.");
            }
            done.add("end " + signIn + " " + actor);
        }

        @Override
        public void removeWayIn(AccountId id, String wayIn, String actor) {
            done.add("remove " + wayIn + " " + actor);
        }

        @Override
        public boolean sendsLetters() {
            return true;
        }

        @Override
        public void sendResetLetter(AccountId id, String language, String actor) {
            done.add("letter " + language + " " + actor);
        }

        @Override
        public OpaqueToken linkToken(AccountId id, AppleItemId app, String actor) {
            done.add("link " + app + " " + actor);
            return new OpaqueToken(TOKEN);
        }

        @Override
        public void delete(AccountId id, String actor) {
            done.add("delete " + actor);
        }
    }
}
