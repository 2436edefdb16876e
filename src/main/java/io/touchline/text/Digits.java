package io.touchline.text;

import java.util.regex.Pattern;

/** Digits that may be somebody's: of a telephone, a group, a bank card. For text that leaves the service. */
public final class Digits {

    /** In any script or in Chinese, without the marks on it. */
    private static final String DIGIT = "[\\p{Nd}\\p{No}零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]";

    /** With the marks, such as those of a key. */
    private static final String MARKED = DIGIT + "\\p{M}*+";

    private static final String BETWEEN = "[\\s\\p{Z}\\p{Cf}._·•*/／()（）+＋\\-－—–~]\\p{M}*+";

    public static final Pattern ONE = Pattern.compile(DIGIT);

    /**
     * Five and more, with at most three things between two of them. Possessive: else each round would take of the stack,
     * more than a long comment leaves.
     */
    public static final Pattern RUN = Pattern.compile(MARKED + "(?:(?:" + BETWEEN + "){0,3}+" + MARKED + "){4,}+");

    private Digits() {}
}
