package io.stoa.simulator.sealer;

/** What a simulated sealer does wrong, to everybody, until it is told otherwise. */
public enum Misbehaviour {
    /** nothing */
    NONE,
    /** the right answer, late */
    SLOW,
    /** one byte at a time, never the last */
    DRIBBLE,
    /** the connection ends without an answer */
    DEAD,
    /** noise where JSON should be */
    GARBAGE,
    /** a page for a person, as a proxy sends it */
    HTML,
    /** more than anybody reads */
    ENDLESS,
    /** no problem document, only a status of 500 */
    ERROR,
    /** the SDK failed, in the words of the contract */
    SEALING_FAILED,
    /** overloaded, in the words of the contract */
    BUSY,
    /** an answer of the right form without a licence */
    EMPTY,
    /** well-formed answers to another request, with other key blobs */
    WRONG_CONTENT,
    /** refuses nothing, whatever it is sent */
    CREDULOUS
}
