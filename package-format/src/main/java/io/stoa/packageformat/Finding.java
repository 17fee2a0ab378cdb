package io.stoa.packageformat;

import java.io.Serializable;

/**
 * One thing that is wrong with a package.
 *
 * @param path the file it concerns, relative to the package; empty for the package as a whole
 * @param sentence what is wrong, for a person, without line breaks
 */
public record Finding(FindingCode code, Severity severity, String path, String sentence) implements Serializable {

    public static Finding error(FindingCode code, String path, String sentence) {
        return new Finding(code, Severity.ERROR, path, sentence);
    }

    public static Finding warning(FindingCode code, String path, String sentence) {
        return new Finding(code, Severity.WARNING, path, sentence);
    }

    /** The same finding where the operator decided that it does not stand against the package. */
    public Finding asWarning() {
        return warning(code, path, sentence);
    }

    /** What to do about it. */
    public String remedy() {
        return code.remedy();
    }
}
