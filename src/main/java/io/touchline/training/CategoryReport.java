package io.touchline.training;

import io.touchline.lexicon.Category;
import java.util.List;

/** The measures of one category over all comments of which its label is known. A measure over nothing is NaN. */
record CategoryReport(
        Category category,
        Confusion confusion,
        double rocAuc,
        double averagePrecision,
        double calibrationError,
        double brier) {

    static CategoryReport of(Category category, List<Judgement> judgements) {
        return new CategoryReport(
                category,
                Confusion.of(judgements),
                RocAuc.of(judgements),
                AveragePrecision.of(judgements),
                CalibrationError.expected(judgements),
                CalibrationError.brier(judgements));
    }
}
