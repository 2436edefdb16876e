package io.touchline.text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that would break a careless canonicaliser. */
public final class HostileTexts {

    private static final String[] PIECES = {
        "傻",
        "逼",
        "垃",
        "圾",
        "中",
        "龍",
        "後",
        "臺",
        "〇",
        "々",
        "𠮷",
        "𠀀",
        "豈",
        "a",
        "A",
        "b",
        "z",
        "S",
        "ß",
        "é",
        "E",
        "İ",
        "ı",
        "Σ",
        "ﬁ",
        "㎏",
        "㎜",
        "①",
        "½",
        "㈠",
        "㈱",
        "ﷺ",
        "㌀",
        "ⅷ",
        "ａ",
        "Ｚ",
        "１",
        "9",
        "0",
        "𝒜",
        "𝓫",
        "Ⓐ",
        "🅐",
        "🅚",
        "🆈",
        "🅾",
        "🅱️",
        "ᴋ",
        "ꜱ",
        "st",
        "Jr",
        "ｶ",
        "ﾞ",
        "ー",
        "가",
        "ᄀ",
        "ᅡ",
        "ᆨ",
        "ㄱ",
        "\u3164",
        "\uFFA0",
        "Ж",
        "α",
        " ",
        "\u3000",
        "\u00A0",
        "\t",
        "\n",
        "\r\n",
        "\u2028",
        ".",
        "．",
        "。",
        "，",
        ",",
        "、",
        "；",
        ":",
        "！",
        "!",
        "？",
        "…",
        "...",
        "*",
        "-",
        "“",
        "”",
        "×",
        "😀",
        "👨\u200D👩\u200D👧",
        "🏳\uFE0F\u200D🌈",
        "5\uFE0F\u20E3",
        "\u200B",
        "\u200D",
        "\u202E",
        "\u2066",
        "\uFEFF",
        "\u00AD",
        "\uFE0F",
        "\uFFFD",
        "\u0000",
        "\u0301",
        "\u0308",
        "\u0327",
        "\u0489",
        "\u0345",
        "\u3099",
        "\uD83D",
        "\uDE00",
        "\uDBFF",
        "\uE000",
        "\uDB40\uDC41",
        "\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030D"
    };

    private HostileTexts() {}

    public static Arbitrary<String> ofPieces() {
        // Repeating a piece makes runs; joining pieces makes and breaks surrogate pairs and clusters.
        Arbitrary<String> piece = Arbitraries.of(PIECES).flatMap(p -> Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(6, 1),
                        net.jqwik.api.Tuple.of(1, 2),
                        net.jqwik.api.Tuple.of(1, 3),
                        net.jqwik.api.Tuple.of(1, 7))
                .map(p::repeat));
        return piece.list().ofMaxSize(24).map(pieces -> String.join("", pieces));
    }

    /** Any UTF-16 units at all. */
    public static Arbitrary<String> ofAnyUnits() {
        return Arbitraries.integers()
                .between(0, 0xFFFF)
                .map(unit -> (char) unit.intValue())
                .list()
                .ofMaxSize(64)
                .map(units -> {
                    StringBuilder text = new StringBuilder();
                    units.forEach(text::append);
                    return text.toString();
                });
    }
}
