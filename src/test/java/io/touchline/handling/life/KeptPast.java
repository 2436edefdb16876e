package io.touchline.handling.life;

import io.touchline.api.AccountKey;
import io.touchline.handling.Judged;
import io.touchline.handling.JudgedCodec;
import io.touchline.handling.PastAssessments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assessments in a list, all of them received at the end of any range; the first is the oldest. */
final class KeptPast implements PastAssessments {

    private final JudgedCodec codec = new JudgedCodec();
    private final List<Past> oldestFirst = new ArrayList<>();

    KeptPast add(Judged judged, int account) {
        return addRaw(Optional.of(codec.write(judged)), account);
    }

    KeptPast addRaw(Optional<String> situation, int account) {
        oldestFirst.add(new Past(id(oldestFirst.size()), key(account), situation));
        return this;
    }

    static String id(int place) {
        return String.format("as_%032x", place);
    }

    static AccountKey key(int account) {
        return AccountKey.ofHex(String.format("%032x", account));
    }

    @Override
    public long count(Range range, long atMost) {
        return Math.min(atMost, oldestFirst.size());
    }

    @Override
    public List<Past> newestFirst(Range range, Optional<String> before, int limit) {
        List<Past> page = new ArrayList<>();
        for (int i = oldestFirst.size() - 1; i >= 0 && page.size() < limit; i--) {
            Past one = oldestFirst.get(i);
            if (before.isEmpty() || one.assessmentId().compareTo(before.get()) < 0) {
                page.add(one);
            }
        }
        return page;
    }
}
