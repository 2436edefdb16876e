package io.touchline.target;

import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body of a PUT. Only {@code name} and {@code role} are required. */
public record TargetRequest(
        @NotBlank @ExternalId String name,
        @NotNull TargetRole role,
        @ExternalId String sport,
        @Size(max = 200) List<@NotBlank @ExternalId String> aliases,
        @Size(max = 200) List<@NotBlank @ExternalId String> derogatoryNames,
        @Size(max = 200) List<@NotBlank @OfficialAccount String> officialAccountIds,
        Boolean minor,
        ProtectionWish protection) {

    RegisteredTarget as(String id) {
        return new RegisteredTarget(
                id,
                name,
                role,
                sport,
                orEmpty(aliases),
                orEmpty(derogatoryNames),
                orEmpty(officialAccountIds),
                minor != null && minor,
                protection == null ? ProtectionWish.STANDARD : protection,
                null);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }
}
