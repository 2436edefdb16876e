package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether words may be somebody else's though no mark says so: a verb of saying stands before them in their sentence, as
 * in "he said i will kill you to the ref" or 那人写我要杀了你. Whose they are is not decided here, only that it is open.
 */
final class Reported {

    private static final String HAN = "说写发叫喊骂咒刷贴喷留评私扬威收";

    private static final Set<String> LATIN = Stream.of(
                    """
                    say says said saying tell tells told telling write writes wrote written writing send sends sent sending
                    shout shouts shouted shouting yell yells yelled yelling scream screamed screaming chant chants chanted
                    chanting post posts posted posting comment comments commented message messages messaged dm dms dmd
                    dming threat threats threaten threatens threatened threatening call calls called calling scribbled
                    heard receive received"""
                            .split("\\s+"))
            .collect(Collectors.toUnmodifiableSet());

    private Reported() {}

    /** @param words where they stand in the canonical form */
    static boolean before(CanonicalText text, Span words) {
        int begin = text.sentenceOf(words.begin()).begin();
        String chars = text.chars();
        for (int i = begin; i < words.begin(); i++) {
            if (HAN.indexOf(chars.charAt(i)) >= 0) {
                return true;
            }
            if (text.inRun(i)) {
                int end = i + 1;
                while (end < words.begin() && !text.wordBoundaryBefore(end)) {
                    end++;
                }
                if (LATIN.contains(chars.substring(i, end))) {
                    return true;
                }
                i = end - 1;
            }
        }
        return false;
    }
}
