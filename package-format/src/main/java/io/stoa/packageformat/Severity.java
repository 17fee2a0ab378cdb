package io.stoa.packageformat;

/** Whether a finding stands against the package. */
public enum Severity {
    /** The package is refused. */
    ERROR,
    /** A person should know; the package is not refused for it. */
    WARNING
}
