package io.stoa.licensing;

/**
 * How one sealer is.
 *
 * @param answers  whether it would seal
 * @param sentence for a person; names no address, because whoever reaches a sealer makes licences
 */
public record SealerState(boolean answers, String sentence) {}
