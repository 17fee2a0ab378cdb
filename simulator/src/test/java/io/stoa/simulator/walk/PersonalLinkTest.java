package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.simulator.device.InstallLink;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PersonalLinkTest {

    private static final String LINK = "marketplace-kit://install?alternativeDistributionPackage="
            + "https%3A%2F%2Fkite.example%2Fp&installVerificationToken=a.b.c";

    @Test
    void shouldAddTokenAndAccountPercentEncoded() {
        String link = PersonalLink.of(LINK, "lnk_1~2", "ada+1@kite.example");

        assertEquals(LINK + "&token=lnk_1~2&account=ada%2B1%40kite.example", link);
    }

    @Test
    void shouldLeaveAloneWhatTheInstallationPutIn() {
        String link = LINK + "&token=theirs&account=theirs";

        assertEquals(link, PersonalLink.of(link, "ours", "ours"));
    }

    @Test
    void shouldNotTakeTheEndOfAnotherNameForTheParameter() {
        InstallLink link = InstallLink.parse(PersonalLink.of(LINK, "ours", "ada"));

        assertEquals("a.b.c", link.installVerificationToken());
        assertEquals(Optional.of("ours"), link.token());
    }

    @Property
    void shouldBeReadByADeviceAsItWasMeant(@ForAll("texts") String token, @ForAll("texts") String account) {
        InstallLink link = InstallLink.parse(PersonalLink.of(LINK, token, account));

        assertEquals(Optional.of(token), link.token());
        assertEquals(Optional.of(account), link.account());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(' ', '+', '*', '~', '%', '&', '=', '?', '#', '/', 'a', '0', '\u00e9', '\u65e5')
                .ofMinLength(1);
    }
}
