package io.stoa.packageformat;

/**
 * One kind of device an asset is made for.
 *
 * @param device hardware model as the manifest spells it; an iPad may carry a suffix, such as {@code iPad16,3-A}
 * @param os operating system family, not an exact version: {@code 17}, {@code 17.4}, {@code 18}, {@code 26}
 */
public record InstallTarget(String device, String os) {

    @Override
    public String toString() {
        return device + " with " + os;
    }
}
