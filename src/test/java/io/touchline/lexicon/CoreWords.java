package io.touchline.lexicon;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of HanLP's core dictionary, which can be asked for a word but not for all. */
final class CoreWords {

    private static final int ROOT = 1;

    private CoreWords() {}

    /** Walks its double array: {@code check} of a place is the base of its parent, and a word ends where it is its own. */
    static List<String> all() {
        int[] base = CoreDictionary.trie.getBase();
        int[] check = CoreDictionary.trie.getCheck();
        Map<Integer, Integer> placeOfBase = new HashMap<>();
        for (int place = 0; place < base.length; place++) {
            if (base[place] > 0) {
                placeOfBase.put(base[place], place);
            }
        }
        List<String> words = new ArrayList<>();
        for (int place = 0; place < base.length; place++) {
            if (base[place] < 0 && check[place] == place) {
                words.add(word(place, check, placeOfBase));
            }
        }
        return words;
    }

    private static String word(int end, int[] check, Map<Integer, Integer> placeOfBase) {
        StringBuilder reversed = new StringBuilder();
        for (int base = end; base != ROOT; ) {
            int place = placeOfBase.get(base);
            reversed.append((char) (place - check[place] - 1));
            base = check[place];
        }
        return reversed.reverse().toString();
    }
}
