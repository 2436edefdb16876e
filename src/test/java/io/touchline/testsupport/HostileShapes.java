package io.touchline.testsupport;

import java.util.List;

/** Pieces that, repeated to any length, are the worst that somebody could post. */
public final class HostileShapes {

    private static final List<String> PIECES = List.of(
            "a",
            "甲",
            "傻",
            "傻逼",
            "垃圾",
            "他是垃*圾，",
            "去死",
            "滚出国家队",
            "他",
            "他收了钱",
            "收钱",
            "你",
            "没有",
            "不",
            "为什么",
            "林知夏",
            "夏夏",
            "林知夏垃圾，",
            "知夏没有",
            "知夏不是废物，",
            "shabi",
            "shabi ",
            "xianan",
            "zhuangang",
            "ni ma si le ",
            "wo men yi qi ",
            "一laoshu",
            "fang zheng dou yi yang，了",
            "s b ",
            "nmsl",
            "zz",
            "🐷",
            "🐷🐶",
            "🐷狗",
            "你🐴",
            "😀 ",
            "\u0301",
            "e\u0301",
            "傻\u0301",
            "\u200B",
            "傻\u200B逼",
            "@a ",
            "傻@a ",
            "a@a ",
            "@",
            "0",
            "4",
            "去4",
            "1 ",
            "k1ll ",
            "m0nk3y",
            "a$$ ",
            "$",
            "!",
            "|a",
            "i!",
            "а",
            "idіot ",
            "idiot ",
            "i d i o t ",
            "looooser ",
            "aab",
            "kill yourself ",
            "he ",
            "not ",
            "“",
            "“a”",
            "“a”🐷",
            "\"a\" ",
            "“傻逼”",
            "“傻逼”🐷",
            "\"你\"傻逼 ",
            "傻逼🐷“a”",
            "《",
            "“‘「『",
            "？",
            "吗？",
            "傻逼吗？",
            "傻。",
            "傻，",
            "\n",
            ".",
            ". a",
            "\uD83D",
            "\uDE00",
            "\uFDFA",
            "ᄀ",
            "ᆨ",
            "\u202E",
            "馬",
            "乾",
            "ａ",
            "ｶﾞ",
            "亻",
            "女且",
            "马户",
            "牛逼",
            "也都",
            "别甲",
            "ddjxx 是",
            "www.a.cn/",
            "a.b-",
            "举报：傻逼",
            ":傻逼",
            "有人说：",
            "傻逼//@a:",
            "//@",
            ">傻逼\n",
            "> ",
            "键盘侠傻逼",
            "你才傻逼",
            "骂他的傻逼，");

    /** Has what stands before it looked at as what it may follow on. */
    private static final String ENDING = "不要抵制赞助商";

    private HostileShapes() {}

    public static List<String> pieces() {
        return PIECES;
    }

    /** A piece over and over and a prohibition behind it, {@code length} units long. */
    public static String beforeProhibition(String piece, int length) {
        return repeated(piece, length - ENDING.length()) + ENDING;
    }

    /** A piece over and over, {@code length} units long. */
    public static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }
}
