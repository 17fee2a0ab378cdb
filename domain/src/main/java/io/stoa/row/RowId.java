package io.stoa.row;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

/** Makes the ids of rows: UUID version 7, so that new rows stand together in an index. Never a secret. */
public final class RowId {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private RowId() {}

    public static String next() {
        return GENERATOR.generate().toString();
    }
}
