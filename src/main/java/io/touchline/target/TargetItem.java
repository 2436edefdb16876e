package io.touchline.target;

import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A target of a batch: its id, and beside it what {@link TargetRequest} has, under the same rules. */
public record TargetItem(
        @NotNull @Pattern(regexp = TargetResource.ID_FORM) String id,
        @NotBlank @ExternalId String name,
        @NotNull TargetRole role,
        @ExternalId String sport,
        @Size(max = 200) List<@NotBlank @ExternalId String> aliases,
        @Size(max = 200) List<@NotBlank @ExternalId String> derogatoryNames,
        @Size(max = 200) List<@NotBlank @OfficialAccount String> officialAccountIds,
        Boolean minor,
        ProtectionWish protection) {

    RegisteredTarget target() {
        return new TargetRequest(name, role, sport, aliases, derogatoryNames, officialAccountIds, minor, protection)
                .as(id);
    }
}
