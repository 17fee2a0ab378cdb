package io.stoa.account.view;

/**
 * The page a link in a letter leads to.
 *
 * @param login   whose password is chosen; empty where the link is not good any more
 * @param token   the link's secret, for the form; empty likewise
 * @param message the key of what is wrong; empty where nothing is
 */
public record NewPasswordPage(String login, String token, String message) {

    /** Whether the link is not good any more. */
    public boolean over() {
        return token.isEmpty();
    }
}
