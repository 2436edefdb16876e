package io.touchline.training;

import java.util.Comparator;
import java.util.List;

/**
 * Area under the ROC curve: the chance that a harmful comment scores higher than a harmless one, a tie counting half.
 * From the rank sum of the harmful ones with mid-ranks for ties (Mann and Whitney 1947; Hanley and McNeil 1982):
 * {@code (R - p (p + 1) / 2) / (p q)} for p harmful and q harmless comments.
 */
final class RocAuc {

    private RocAuc() {}

    /** @return 0 to 1; NaN unless both classes are there */
    static double of(List<Judgement> judgements) {
        List<Judgement> ranked = judgements.stream()
                .sorted(Comparator.comparingDouble(Judgement::score))
                .toList();
        double rankSum = 0;
        long harmful = 0;
        int begin = 0;
        while (begin < ranked.size()) {
            int end = begin;
            long harmfulInTie = 0;
            while (end < ranked.size()
                    && ranked.get(end).score() == ranked.get(begin).score()) {
                harmfulInTie += ranked.get(end).harmful() ? 1 : 0;
                end++;
            }
            // Ranks begin + 1 to end share their mean.
            rankSum += harmfulInTie * (begin + 1 + end) / 2.0;
            harmful += harmfulInTie;
            begin = end;
        }
        double pairs = (double) harmful * (ranked.size() - harmful);
        return (rankSum - harmful * (harmful + 1) / 2.0) / pairs;
    }
}
