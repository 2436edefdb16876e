package io.touchline.coordination;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who shared what together, and the network that CooRTweet makes of it: the definition taken word by word over a whole
 * input, with nothing clever about it.
 *
 * @param coActions of all accounts; what an account has to have done at least is asked of {@link #weights}
 */
record SharingNetwork(List<Row> rows, Collection<CoActed> coActions) {

    /** A content that an account shared on an object; accounts are hex, contents the first 64 bits of their key. */
    record Row(long object, String account, long content, long second) {}

    /** Two contents of two accounts on one object; the first account is the lesser. */
    record CoActed(long object, String oneAccount, long oneContent, String otherAccount, long otherContent) {

        static CoActed of(long object, String account, long content, String partner, long partnersContent) {
            return account.compareTo(partner) < 0
                    ? new CoActed(object, account, content, partner, partnersContent)
                    : new CoActed(object, partner, partnersContent, account, content);
        }

        Edge edge() {
            return new Edge(oneAccount, otherAccount);
        }
    }

    record Edge(String one, String other) {}

    /** @param window seconds, both ends included */
    static SharingNetwork of(List<Row> rows, long window) {
        List<CoActed> coActions = new ArrayList<>();
        for (List<Row> shared : rows.stream().collect(groupingBy(Row::object)).values()) {
            for (int i = 0; i < shared.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Row one = shared.get(i);
                    Row other = shared.get(j);
                    if (one.content != other.content
                            && !one.account.equals(other.account)
                            && Math.abs(one.second - other.second) <= window) {
                        coActions.add(CoActed.of(one.object, one.account, one.content, other.account, other.content));
                    }
                }
            }
        }
        return new SharingNetwork(rows, coActions);
    }

    /** Pairs of accounts with their number of co-actions, after both filters of least participation. */
    Map<Edge, Long> weights(int leastParticipation) {
        Map<String, Long> shares = rows.stream().collect(groupingBy(Row::account, counting()));
        List<CoActed> kept = coActions.stream()
                .filter(both -> shares.get(both.oneAccount) >= leastParticipation
                        && shares.get(both.otherAccount) >= leastParticipation)
                .toList();
        Set<Long> active = new HashSet<>();
        for (CoActed both : kept) {
            active.add(both.oneContent);
            active.add(both.otherContent);
        }
        Map<String, Long> activeShares =
                rows.stream().filter(row -> active.contains(row.content)).collect(groupingBy(Row::account, counting()));
        return kept.stream()
                .filter(both -> activeShares.get(both.oneAccount) >= leastParticipation
                        || activeShares.get(both.otherAccount) >= leastParticipation)
                .collect(groupingBy(CoActed::edge, counting()));
    }
}
