package io.stoa.cli.token;

/** The local operator's key is missing or cannot sign; the message says what to do. */
class UnusableLocalKey extends RuntimeException {

    UnusableLocalKey(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
