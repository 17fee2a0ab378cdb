package io.stoa.personaldata.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.AccountId;
import io.stoa.personaldata.service.PersonalData;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportServletTest {

    @Test
    void shouldHandOutADocumentThatIsKeptByThePersonAlone() throws Exception {
        Website website = new Website()
                .handIn(PersonalData.class, new OnlyMara())
                .behind((request, response, chain) -> chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public Principal getUserPrincipal() {
                                return () -> getHeader("X-Signed-In");
                            }
                        },
                        response))
                .serve(ExportServlet.class)
                .open();

        Page mine = website.get("/account/export?account=ann", "X-Signed-In: mara");
        Page nobody = website.get("/account/export", "X-Signed-In: nobody");
        website.close();

        assertEquals("{\"account\":\"mara\"}", mine.body());
        assertEquals(Optional.of("no-store"), mine.header("Cache-Control"));
        assertEquals(Optional.of("nosniff"), mine.header("X-Content-Type-Options"));
        assertEquals(Optional.of("attachment; filename=\"account.json\""), mine.header("Content-Disposition"));
        assertEquals(404, nobody.status());
    }

    private static final class OnlyMara extends PersonalData {

        @Override
        public boolean write(AccountId person, OutputStream to) {
            if (!person.value().equals("mara")) {
                return false;
            }
            try {
                to.write("{\"account\":\"mara\"}".getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
