package io.touchline.text;

import java.util.BitSet;

/** The most frequent characters of written Chinese: what is written with them alone tells little. */
public final class EverydayCharacters {

    private static final String LIST = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
            + "然于心学么之都好看起发当没成只如事把还用第样道想作种开美从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给"
            + "名法间知什两次使身者被高已其此话常与真吧啊呢吗呀啦哈哦嘛谁比太再才跟像等让做今哪怎点球打";

    private static final BitSet UNITS = new BitSet(Character.MAX_VALUE + 1);

    static {
        LIST.chars().forEach(UNITS::set);
    }

    private EverydayCharacters() {}

    public static boolean contains(char unit) {
        return UNITS.get(unit);
    }
}
