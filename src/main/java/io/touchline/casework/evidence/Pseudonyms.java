package io.touchline.casework.evidence;

import io.touchline.api.AccountKey;
import io.touchline.casework.audit.EventHash;
import java.util.HexFormat;

/**
 * Names for the accounts of one pack: {@code acct_} and the first 16 hexadecimal digits of SHA-256 over the pack's salt and
 * the account's key, as {@link EventHash#sha256} hashes fields. Two packs name an account differently, so that they cannot
 * be laid side by side; whoever runs the service finds the account by the salt, which stands in the manifest.
 */
final class Pseudonyms {

    private static final int DIGITS = 16;

    private final byte[] salt;

    Pseudonyms(byte[] salt) {
        this.salt = salt.clone();
    }

    String of(AccountKey account) {
        return "acct_"
                + HexFormat.of()
                        .formatHex(EventHash.sha256(salt, account.bytes()))
                        .substring(0, DIGITS);
    }

    String salt() {
        return HexFormat.of().formatHex(salt);
    }
}
