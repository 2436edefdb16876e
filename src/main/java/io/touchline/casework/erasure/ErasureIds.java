package io.touchline.casework.erasure;

import io.touchline.api.IdFormat;

/** Ids of erasures, {@code er_…}. */
final class ErasureIds {

    static final IdFormat FORMAT = new IdFormat("er_");

    private ErasureIds() {}
}
