package io.touchline.casework.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The closed list of files in a pack. Nothing in a pack is named by what is in the case. */
enum PackFile {
    README("README.txt"),
    CASE("case.json"),
    MEMBERS("members.jsonl"),
    GRAPH("graph.json"),
    EVENTS("events.jsonl"),
    MANIFEST("manifest.json"),
    /** Digest of the manifest, as {@code sha256sum} writes it. */
    MANIFEST_DIGEST("manifest.sha256");

    private final String fileName;

    PackFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    static Optional<PackFile> of(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }

    /** Those that the manifest lists. */
    static List<PackFile> listed() {
        return Arrays.stream(values())
                .filter(file -> file != MANIFEST && file != MANIFEST_DIGEST)
                .toList();
    }

    /** As it stands in {@link #MANIFEST_DIGEST}. */
    static String digestLine(String manifestSha256) {
        return manifestSha256 + "  " + MANIFEST.fileName + "\n";
    }
}
