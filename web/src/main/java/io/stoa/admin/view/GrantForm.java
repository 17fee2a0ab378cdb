package io.stoa.admin.view;

/** What somebody types to grant something; nothing of it is ever null. */
public class GrantForm {

    private String account = "";
    private String target = "";
    private String lastDay = "";
    private String reference = "";
    private String reason = "";

    private static String typed(String text) {
        return text == null ? "" : text.strip();
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = typed(account);
    }

    /** An Apple ID, or the id of a group. */
    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = typed(target);
    }

    /** As {@code 2026-12-31}; empty for no end. */
    public String getLastDay() {
        return lastDay;
    }

    public void setLastDay(String lastDay) {
        this.lastDay = typed(lastDay);
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = typed(reference);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = typed(reason);
    }
}
