package io.touchline.rumour;

import io.touchline.text.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ideas and pieces of a stretch, each with the place where it stands first. Not for several threads. */
final class Said {

    private final Map<Integer, Span> ideas = new LinkedHashMap<>();
    private final Map<Integer, Span> pieces = new LinkedHashMap<>();

    private Said() {}

    static Said of(Reading reading, Concepts concepts, Shingles shingles) {
        Said said = new Said();
        concepts.scan(reading, (found, place) -> {
            for (int idea : found) {
                said.ideas.putIfAbsent(idea, place);
            }
        });
        shingles.scan(reading, said.pieces::putIfAbsent);
        return said;
    }

    Map<Integer, Span> ideas() {
        return ideas;
    }

    Map<Integer, Span> pieces() {
        return pieces;
    }

    short[] ideaNumbers() {
        short[] numbers = new short[ideas.size()];
        int i = 0;
        for (int idea : ideas.keySet()) {
            numbers[i++] = (short) idea;
        }
        return numbers;
    }

    int[] pieceNumbers() {
        int[] numbers = pieces.keySet().stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(numbers);
        return numbers;
    }
}
