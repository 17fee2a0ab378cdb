package io.stoa.simulator.walk;

/** Is told how a walk goes, in the walk's own thread. */
public interface WalkListener {

    /** A step begins. */
    default void begins(String name) {}

    /** How far the step that runs has come, in words that replace the former ones. */
    default void progresses(String words) {}

    /** The step that ran went as it has to. */
    void proved(WalkStep step);
}
