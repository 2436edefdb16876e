package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.util.List;
import java.util.Map;

/**
 * A group with all that is kept of it.
 *
 * @param memberActions actions of each member, each comment counted once
 * @param actions the newest of them, in order of time
 * @param actionCount all that were counted
 */
record Group(GroupSummary summary, Map<AccountKey, Integer> memberActions, List<CoAction> actions, long actionCount) {}
