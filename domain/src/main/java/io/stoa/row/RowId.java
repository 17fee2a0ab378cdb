package io.stoa.row;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.regex.Pattern;

/**
 * Makes the ids of rows: UUID version 7, so that new rows stand together in an index. Ids of one process rise in the order
 * they are made, also within a millisecond. Never a secret.
 */
public final class RowId {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RowId() {}

    /** Whether a text from outside can be the id of a row at all; if not, no row has it. */
    public static boolean canBe(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    public static String next() {
        return GENERATOR.generate().toString();
    }
}
