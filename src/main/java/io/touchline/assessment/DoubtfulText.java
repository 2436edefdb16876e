package io.touchline.assessment;

import io.touchline.encoder.SecondTier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that the encoders are asked of, once for all comments of a call that read so.
 *
 * @param places of the comments in the call
 */
record DoubtfulText(String text, List<Integer> places) {

    /** @param doubtful places of the comments that the first tier is in doubt of */
    static List<DoubtfulText> of(List<Reading> readings, List<Integer> doubtful, SecondTier tier) {
        Map<String, DoubtfulText> texts = new LinkedHashMap<>();
        for (int i : doubtful) {
            texts.computeIfAbsent(
                            tier.text(readings.get(i).first().read()),
                            text -> new DoubtfulText(text, new ArrayList<>()))
                    .places
                    .add(i);
        }
        return List.copyOf(texts.values());
    }

    /** How far from its threshold, in log-odds, the nearest of its comments lies. */
    double doubt(List<Reading> readings) {
        return places.stream()
                .mapToDouble(i -> readings.get(i).first().doubt())
                .min()
                .orElseThrow();
    }
}
