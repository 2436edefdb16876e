package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Something to be logged.
 *
 * @param subject id of what it is about, as the API writes it
 * @param body JSON, without anything personal: it can never be erased. Moderators stand in it as {@link ModeratorKey}
 * @param personal what may have to be erased one day
 */
public record NewEvent(String namespace, AuditKind kind, String subject, String body, Optional<Personal> personal) {

    public NewEvent {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(personal, "personal");
    }

    /**
     * The personal part.
     *
     * @param account the one account that it is about, which takes it along when it is erased; empty if about many
     * @param body JSON
     */
    public record Personal(Optional<AccountKey> account, String body) {

        public Personal {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(body, "body");
        }
    }
}
