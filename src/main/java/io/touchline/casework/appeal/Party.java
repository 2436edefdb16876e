package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import java.util.Objects;

/** Who appeals. */
sealed interface Party {

    /** The author of a comment that it is about. */
    record Account(AccountKey key) implements Party {

        public Account {
            Objects.requireNonNull(key, "key");
        }
    }

    /** A registered person or team that a case is about. */
    record Target(String id) implements Party {

        public Target {
            Objects.requireNonNull(id, "id");
        }
    }

    /** It was an account. */
    record Erased() implements Party {}
}
