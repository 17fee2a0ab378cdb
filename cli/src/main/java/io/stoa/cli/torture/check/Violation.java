package io.stoa.cli.torture.check;

import io.stoa.cli.torture.history.Operation;
import java.util.List;

/**
 * A point that does not hold.
 *
 * @param seed       that makes the same plan again
 * @param sentence   what was found
 * @param operations of the clients that are involved
 */
public record Violation(long seed, Point point, String sentence, List<Operation> operations) {

    public Violation {
        operations = List.copyOf(operations);
    }
}
