package io.touchline.casework.appeal;

import io.touchline.api.IdFormat;

/** How the ids of appeals are written. */
public final class AppealIds {

    public static final IdFormat APPEAL = new IdFormat("ap_");

    /** As accounts show them. */
    static final IdFormat STRIKE = new IdFormat("st_");

    private AppealIds() {}
}
