package io.touchline.target;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/** Latin letters with and without diacritics: many write José Peña as Jose Pena, and mean no other name. */
final class Diacritics {

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** Letters whose stroke does not come apart from them, and the dotless i. */
    private static final String STROKED = "øØłŁđĐħĦŧŦı";

    private static final String PLAIN = "oOlLdDhHtTi";

    private Diacritics() {}

    /** A name with all of its Latin letters bare; what is of other scripts stays as it is. */
    static String without(String name) {
        String apart = NFD.normalize(name);
        StringBuilder bare = new StringBuilder(apart.length());
        boolean latin = false;
        for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
            int c = apart.codePointAt(i);
            boolean mark = UCharacter.getType(c) == UCharacterCategory.NON_SPACING_MARK;
            latin = mark ? latin : UScript.getScript(c) == UScript.LATIN;
            if (!mark || !latin) {
                int stroked = STROKED.indexOf(c);
                bare.appendCodePoint(stroked < 0 ? c : PLAIN.charAt(stroked));
            }
        }
        return NFC.normalize(bare);
    }
}
