package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where words may be somebody else's though no mark says so: behind a verb of saying in their sentence, as in "he said i
 * will kill you to the ref" or 那人写我要杀了你. Whose they are is not decided here, only that it is open. Read once for a
 * comment.
 */
final class Reported {

    /** What begins with these, as a word of its own: 头发 and 收到没 say nothing. */
    private static final List<String> HAN = List.of(
            "说", "写", "喊", "骂", "咒", "刷", "评论", "私信", "留言", "弹幕", "扬言", "威胁", "恐吓", "发来", "发消息", "发私信", "发评论", "发弹幕",
            "发给", "发了", "发着", "凡是发", "发黑", "给她发", "给他发", "给我发", "给你发", "叫人", "叫她", "叫他", "叫裁判", "叫教练", "贴着");

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
            if (text.inRun(i) ? LATIN.contains(chars.substring(i, end)) : says(chars, i)) {
                found.firstIn.putIfAbsent(text.sentenceOf(i).begin(), i);
            }
            i = end;
        }
        return found;
    }

    private static boolean says(String chars, int at) {
        return HAN.stream().anyMatch(word -> chars.startsWith(word, at));
    }

    /** @param words where they stand in the canonical form */
    boolean mayBe(Span words) {
        return firstIn.getOrDefault(text.sentenceOf(words.begin()).begin(), Integer.MAX_VALUE) < words.begin();
    }
}
