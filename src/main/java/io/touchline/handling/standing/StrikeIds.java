package io.touchline.handling.standing;

import io.touchline.api.IdFormat;

/** Ids of strikes, {@code st_…}. */
public final class StrikeIds {

    public static final IdFormat FORMAT = new IdFormat("st_");

    private StrikeIds() {}
}
