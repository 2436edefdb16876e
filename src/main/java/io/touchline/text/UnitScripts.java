package io.touchline.text;

import com.ibm.icu.lang.UScript;

/** Which letters are words of their own, because their script is written without blanks between words. */
final class UnitScripts {

    private static final int PROLONGED_SOUND_MARK = 0x30FC;

    private UnitScripts() {}

    static boolean standsAlone(int codePoint) {
        if (codePoint == PROLONGED_SOUND_MARK) {
            return true;
        }
        return switch (UScript.getScript(codePoint)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.HANGUL,
                    UScript.BOPOMOFO,
                    UScript.YI,
                    UScript.TANGUT,
                    UScript.NUSHU,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            default -> false;
        };
    }
}
