package io.stoa.secrets;

import java.util.List;

/** Port: every row there is that holds a sealed secret. */
public interface SealedRows {

    /** The kinds of rows, such as {@code key-blob}, in the order they are gone through. */
    List<String> kinds();

    /**
     * Opens the next rows of a kind and seals anew what is not sealed with the present key, in a transaction of its own. A
     * row that does not open stays as it is.
     *
     * @param place where the former batch ended
     * @param most  how many rows at most
     * @throws RuntimeException when one of the rows was changed meanwhile; then none is sealed anew
     */
    SealedBatch sealAnew(SealedPlace place, int most);

    /** The same without sealing anything anew. */
    SealedBatch count(SealedPlace place, int most);
}
