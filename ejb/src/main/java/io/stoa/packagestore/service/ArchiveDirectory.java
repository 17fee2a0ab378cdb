package io.stoa.packagestore.service;

import static io.stoa.packagestore.service.ArchiveBytes.demand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The central directory of an archive of known files. Every byte of the archive must belong to exactly one part of it:
 * entries from its first byte on, one after the other, then the directory, then the end record. So nothing is prepended,
 * appended, hidden between or used twice, and no two readers can see different files.
 */
final class ArchiveDirectory {

    private static final int END_RECORD = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private final ArchiveBytes zip;
    private final Map<String, Integer> files;

    /** @param files names, and bytes each may be long */
    ArchiveDirectory(ArchiveBytes zip, Map<String, Integer> files) {
        this.zip = zip;
        this.files = files;
    }

    List<ArchiveEntry> entries() {
        long end = endRecord();
        checkEndRecord(end);
        long start = zip.u32(end + 16);
        List<ArchiveEntry> entries = entriesBetween(start, end);
        checkFiles(entries);
        entries.sort(Comparator.comparingLong(ArchiveEntry::header));
        long position = 0;
        for (ArchiveEntry entry : entries) {
            demand(entry.header() == position, "The archive has entries that overlap, or bytes outside its entries.");
            position = entry.end(zip);
        }
        demand(position == start, "The archive has bytes between its entries and its directory.");
        return entries;
    }

    // what a comment claims to be its length must reach exactly to the last byte
    private long endRecord() {
        long last = (long) zip.length() - END_SIZE;
        for (long position = last; position >= Math.max(0, last - LONGEST_COMMENT); position--) {
            if (zip.isAt(position, END_RECORD) && zip.u16(position + 20) == last - position) {
                return position;
            }
        }
        throw ArchiveBytes.refused("The archive cannot be read as a zip file: it has no end, or goes on after it.");
    }

    private void checkEndRecord(long end) {
        demand(zip.u16(end + 4) == 0 && zip.u16(end + 6) == 0, "The archive is one of several volumes.");
        demand(
                zip.u16(end + 8) == files.size() && zip.u16(end + 10) == files.size(),
                "The archive holds another number of files than one manifest.json and one signature.");
        demand(
                zip.u32(end + 16) + zip.u32(end + 12) == end,
                "The archive's directory is not where its end record says.");
    }

    private List<ArchiveEntry> entriesBetween(long start, long end) {
        List<ArchiveEntry> entries = new ArrayList<>();
        long position = start;
        for (int i = 0; i < files.size(); i++) {
            demand(position < end, "The archive's directory lists fewer files than it says.");
            entries.add(ArchiveEntry.read(zip, position));
            position += ArchiveEntry.directorySize(zip, position);
        }
        demand(position == end, "The archive's directory lists more than it says.");
        return entries;
    }

    private void checkFiles(List<ArchiveEntry> entries) {
        Set<String> names = new HashSet<>();
        for (ArchiveEntry entry : entries) {
            demand(
                    files.containsKey(entry.name()) && names.add(entry.name()),
                    "The archive holds something else than one manifest.json and one signature.");
            demand(entry.size() <= files.get(entry.name()), entry.name() + " in the archive is too large.");
            entry.checkReadable();
        }
    }
}
