package io.touchline.lexicon;

import io.touchline.text.FuzzyPair;
import io.touchline.text.Sounds;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few characters, and the pieces between them, that {@link ScannerCases} makes its literals and texts of. */
final class ScannerAlphabet {

    static final String HAN = "傻沙啥逼比笔死四似妈马吗骂西安先方案反感干想香岗长涨行重了的地会都女儿拉垃圾机猪朱去趣费肺人更〇撒是租吕拿啊";
    static final String PARTS = "亻者土立及女马氵木又";
    static final String TRADITIONAL = "媽馬罵豬廢長會兒機幹漲費";
    static final String LETTERS = "asilokedbtnv";
    /** What looks like {@link #LETTERS}, letter by letter. */
    static final List<String> LOOKALIKES = List.of("аѕіӏокеԁЬтոν", "ΑЅΙӀဝΚΕԀВΤΝѴ");

    static final String VOWELS = "aioe";
    /** That sound like something. */
    static final String DIGITS = "1478";

    static final List<String> EMOJI = List.of("🐷", "🐴", "☠", "😀", "⭐");
    /** How often a character is seen that is everyday, or nearly so. */
    static final List<Integer> EVERYDAY = List.of(30_000, 39_500, 39_900, 40_000, 41_000, 200_000);

    static final Map<Character, String> OTHER_READINGS = Map.of(
            '似', "shi", '长', "zhang", '行', "hang", '重', "chong", '了', "liao", '的', "di", '地', "de", '会', "kuai", '都',
            "du", '朱', "shu");
    static final List<String> SPACERS = List.of(
            "\u200B",
            "\u200D",
            "\u202E",
            "\u2066",
            "\uFE0F",
            "\u0301",
            "\uD83D",
            "\uDE00",
            " ",
            "\u3000",
            "  ",
            "*",
            "-",
            "×",
            "'",
            "’",
            ".",
            " . ",
            "、",
            "😀",
            "☠",
            "🐷",
            "@ab ",
            "@a_1\t",
            "@__ ",
            "@傻 ",
            "@x@y ",
            "@abcdefghijklmnopqrstuvwx ",
            "@abcdefghijklmnopqrstuvwxy ",
            "$",
            "!",
            "|",
            "+",
            "@",
            "，",
            "。",
            "\n",
            "!?",
            "         ",
            "ー",
            "1");
    static final List<String> NOISE = List.of(
            "ﬁ", "㎏", "①", "½", "Ж", "か", "ｶﾞ", "𠮷", "𠀀", "가", "é", "ß", "İ", "Ａ", "ｓ", "𝒜", "个", "次", "分", "今天",
            "44", "4", "400", "1", "0", "ii", "aaa", "ss", "xian", "fangan", "fan gan", "fang an", "sha", "bi", "ma",
            "a", "nv", "lv", "$$", "a$$", "@ab ", "⺅", "⼟", "i", "s a", "?");

    /** To those who tell all sounds apart, and to those who tell few. */
    static final Sounds PLAIN_SOUNDS = new Sounds(Set.of());

    static final Sounds FUZZY_SOUNDS = new Sounds(EnumSet.allOf(FuzzyPair.class));

    private ScannerAlphabet() {}
}
