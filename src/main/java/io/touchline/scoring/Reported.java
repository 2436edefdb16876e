package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where words may be somebody else's though no mark says so: behind a verb of saying in their sentence, as in "he said i
 * will kill you to the ref" or 那人写我要杀了你. Whose they are is not decided here, only that it is open. Read once for a
 * comment.
 */
final class Reported {

    private static final String HAN = "说写发叫喊骂咒刷贴喷留评私扬威收";

    private static final Set<String> LATIN = Set.of(
            """
            say says said saying tell tells told telling write writes wrote written writing send sends sent sending
            shout shouts shouted shouting yell yells yelled yelling scream screamed screaming chant chants chanted
            chanting post posts posted posting comment comments commented message messages messaged dm dms dmd dming
            threat threats threaten threatens threatened threatening call calls called calling scribbled heard receive
            received"""
                    .split("\\s+"));

    private final CanonicalText text;

    /** By where a sentence begins, where somebody is first said to say something. */
    private final Map<Integer, Integer> firstIn = new HashMap<>();

    private Reported(CanonicalText text) {
        this.text = text;
    }

    static Reported in(CanonicalText text) {
        Reported found = new Reported(text);
        String chars = text.chars();
        for (int i = 0; i < chars.length(); ) {
            int end = i + 1;
            while (text.inRun(i) && end < chars.length() && !text.wordBoundaryBefore(end)) {
                end++;
            }
            if (HAN.indexOf(chars.charAt(i)) >= 0 || text.inRun(i) && LATIN.contains(chars.substring(i, end))) {
                found.firstIn.putIfAbsent(text.sentenceOf(i).begin(), i);
            }
            i = end;
        }
        return found;
    }

    /** @param words where they stand in the canonical form */
    boolean mayBe(Span words) {
        return firstIn.getOrDefault(text.sentenceOf(words.begin()).begin(), Integer.MAX_VALUE) < words.begin();
    }
}
