package io.touchline.casework.evidence;

import java.util.List;

/**
 * What a pack says of itself; hashes, digests and salts are hexadecimal.
 *
 * @param format {@link #FORMAT}
 * @param createdAt ISO 8601
 * @param generator the service and its version
 * @param pseudonymSalt see {@link Pseudonyms}
 * @param head of the log when the pack was made
 * @param members how many comments
 * @param membersRoot SHA-256 over their digests, in their order
 * @param files all of the pack but the manifest and its digest
 */
record Manifest(
        String format,
        String caseId,
        String createdAt,
        String generator,
        String pseudonymSalt,
        Head head,
        long members,
        String membersRoot,
        List<Listed> files) {

    static final String FORMAT = "touchline-evidence-1";

    /** The last event of the log then. */
    record Head(String namespace, long seq, String hash) {}

    /** @param size in bytes */
    record Listed(String name, long size, String sha256) {}
}
