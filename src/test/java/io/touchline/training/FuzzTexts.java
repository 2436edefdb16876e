package io.touchline.training;

import io.touchline.testsupport.HostileShapes;
import io.touchline.text.HostileTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts near to what people write, and far from it. */
final class FuzzTexts {

    private static final List<String> INSERTED = List.of(
            " ", "\u200B", "\u0301", "\u202E", "\uD83D", "\uDE00", "*", "-", "，", "。", "！", "？", "\n", "“", "”", "\"",
            "🐷", "🐴", "@a ", "@张三 ", "4", "1", "$", "!", "|", "а", "і", "ａ", "馬", "龍", "sha", "bi", "ma", "nm", "傻",
            "逼", "死", "亻", "女", "口", "不", "没有", "他", "你", "收了钱", "林知夏", "夏夏", "idiot", "kill", "not", "aaa", "嘛嘛嘛",
            "\uFE0F");

    private record Edit(int kind, int at, int length, int times, String piece) {}

    private FuzzTexts() {}

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, edited()),
                Tuple.of(2, HostileTexts.ofPieces()),
                Tuple.of(1, HostileTexts.ofAnyUnits()),
                Tuple.of(2, repeated()));
    }

    /** Real comments after some blows. */
    private static Arbitrary<String> edited() {
        Arbitrary<String> comments = Arbitraries.of(corpus());
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 1 << 20),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(INSERTED))
                .as(Edit::new);
        return Combinators.combine(comments, comments, edits.list().ofMaxSize(8))
                .as((text, other, blows) -> {
                    StringBuilder edited = new StringBuilder(text);
                    blows.forEach(edit -> apply(edit, edited, other));
                    return edited.toString();
                });
    }

    private static void apply(Edit edit, StringBuilder text, String other) {
        int at = edit.at() % (text.length() + 1);
        int end = Math.min(text.length(), at + edit.length());
        switch (edit.kind()) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end).repeat(edit.times()));
            case 2 -> text.insert(at, other, edit.at() % other.length(), other.length());
            case 3 -> text.replace(at, end, edit.piece().repeat(edit.times()));
            case 4 -> {
                // Between every two units of a stretch.
                for (int i = end - 1; i > at; i--) {
                    text.insert(i, edit.piece());
                }
            }
            default -> text.insert(at, edit.piece());
        }
    }

    private static Arbitrary<String> repeated() {
        return Combinators.combine(
                        Arbitraries.of(HostileShapes.pieces())
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        Arbitraries.integers().between(1, 400))
                .as((pieces, length) -> HostileShapes.repeated(String.join("", pieces), length));
    }

    private static List<String> corpus() {
        try {
            return new CommentFile(TextPath.CORPUS.resolve("functional-dev.jsonl"), CommentFile.Format.JSONL, Map.of())
                    .comments().stream().map(LabelledComment::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InputException e) {
            throw new IllegalStateException(e);
        }
    }
}
