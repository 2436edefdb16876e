package io.touchline.training;

import java.util.Comparator;
import java.util.List;

/**
 * Average precision: {@code Σ (R_k - R_{k-1}) P_k} over the distinct scores as thresholds, highest first, without
 * interpolation (as scikit-learn defines it). Comments of one score pass the threshold together.
 */
final class AveragePrecision {

    private AveragePrecision() {}

    /** @return 0 to 1; NaN without a harmful comment */
    static double of(List<Judgement> judgements) {
        List<Judgement> ranked = judgements.stream()
                .sorted(Comparator.comparingDouble(Judgement::score).reversed())
                .toList();
        double sum = 0;
        long found = 0;
        int begin = 0;
        while (begin < ranked.size()) {
            int end = begin;
            int foundInTie = 0;
            while (end < ranked.size()
                    && ranked.get(end).score() == ranked.get(begin).score()) {
                foundInTie += ranked.get(end).harmful() ? 1 : 0;
                end++;
            }
            found += foundInTie;
            sum += foundInTie * ((double) found / end);
            begin = end;
        }
        return sum / found;
    }
}
