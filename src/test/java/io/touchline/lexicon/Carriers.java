package io.touchline.lexicon;

import java.util.List;

/** Comments that say nothing, with a place for a word in them. */
final class Carriers {

    static final String HERE = "\u25A2";

    /** Longer words are not in the list of ordinary ones. */
    private static final int LONGEST_WORD = 5;

    private static final List<String> CHINESE = List.of(HERE, "唉，" + HERE + "！", "刚才我在屏幕上看见" + HERE + "这几个字");

    private static final List<String> ENGLISH =
            List.of(HERE, "Well, " + HERE + "!", "What we read there was " + HERE + " once more");

    /** Those in which the word does not begin or end like what stands beside it. */
    List<String> around(String written, String language) {
        return (language.equals("en") ? ENGLISH : CHINESE)
                .stream()
                        .filter(carrier -> !carrier.contains(written.charAt(0) + HERE))
                        .filter(carrier -> !carrier.contains(HERE + written.charAt(written.length() - 1)))
                        .toList();
    }

    /** True if what was changed makes an ordinary word with what stands beside it, which nobody can tell from one. */
    boolean makesOrdinaryWord(String text, int begin, Forgery forgery) {
        for (int changed : forgery.changed()) {
            int at = begin + changed;
            for (int first = Math.max(0, at - LONGEST_WORD + 1); first <= at; first++) {
                for (int end = Math.max(at + 1, first + 2);
                        end <= Math.min(text.length(), first + LONGEST_WORD);
                        end++) {
                    if (OrdinaryWords.shared().contains(text.substring(first, end))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
