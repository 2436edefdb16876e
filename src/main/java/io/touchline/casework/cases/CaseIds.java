package io.touchline.casework.cases;

import io.touchline.api.IdFormat;

/** How the ids of the casework are written. */
public final class CaseIds {

    public static final IdFormat CASE = new IdFormat("case_");
    public static final IdFormat DECISION = new IdFormat("dec_");
    public static final IdFormat APPEAL = new IdFormat("ap_");
    public static final IdFormat BULK = new IdFormat("bulk_");

    private CaseIds() {}
}
