package io.stoa.bench.grant;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a token endpoint answered with. */
record IssuedTokens(String access, String refresh) {

    private static final Pattern ACCESS = member("access_token");
    private static final Pattern REFRESH = member("refresh_token");

    // reading JSON as a whole would cost the core of the generators more than the rest of their work
    private static Pattern member(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"");
    }

    /** @throws IOException when one of them is missing; the message quotes the answer */
    static IssuedTokens read(String answer) throws IOException {
        return new IssuedTokens(find(ACCESS, answer), find(REFRESH, answer));
    }

    private static String find(Pattern member, String answer) throws IOException {
        Matcher found = member.matcher(answer);
        if (!found.find()) {
            throw new IOException("This is no answer with tokens: " + answer);
        }
        return found.group(1);
    }
}
