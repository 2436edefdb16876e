package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;

/**
 * Who tells of abuse and agrees, or is the one that it came from, quotes nobody: 评论区都在骂他畜生，骂得好,
 * 我天天在评论区骂他畜生.
 */
final class Agreement {

    private static final String SCOLDING = "骂说喊叫喷怼咒嘲黑";

    private static final List<String> AGREES = List.of(
            "骂得好", "骂得对", "骂得妙", "骂得没错", "骂得真好", "骂得太好", "喊得好", "喊得对", "说得对", "说得没错", "没骂错", "没说错", "没有骂错", "没有说错",
            "没冤枉", "骂轻了", "说轻了", "真解气", "说出了我的心声", "喊出了我的心声", "都是明白人");

    /** 骂得好难听 is no praise. */
    private static final String HOW = "难狠脏惨凶过听像";

    /** Ask about it, or are against it. */
    private static final List<String> OBJECTS = List.of("难道", "凭什么", "怎么能", "不能", "别", "吗", "么");

    /** What may stand between the speaker and an own deed. */
    private static final List<String> WHEN = List.of(
            "天天", "每天", "昨天", "今天", "昨晚", "刚才", "刚刚", "已经", "一直", "早就", "经常", "专门", "是第一个", "也", "还", "就", "在", "又",
            "都");

    private static final String TO = "给向对在";

    /** The longest place or addressee of an own deed. */
    private static final int LONGEST = 5;

    /** Of somebody else's deed. */
    private static final String MET = "看见听刷遇有被替帮";

    private Agreement() {}

    /** Whether a cue for quoted abuse or for counter-speech names what the speaker agrees with. */
    static boolean with(CanonicalText text, Cue cue) {
        String told = text.chars().substring(cue.cue().begin(), cue.cue().end());
        if (told.chars().noneMatch(c -> SCOLDING.indexOf(c) >= 0)) {
            return false;
        }
        Span sentence = text.sentenceOf(cue.cue().begin());
        String said = text.chars().substring(sentence.begin(), sentence.end());
        return AGREES.stream().anyMatch(words -> praises(said, words))
                && OBJECTS.stream().noneMatch(said::contains)
                && !Disbelief.isFollowedByQuestionMark(text, sentence);
    }

    private static boolean praises(String said, String words) {
        int end = said.indexOf(words) + words.length();
        return end >= words.length() && (end == said.length() || HOW.indexOf(said.charAt(end)) < 0);
    }

    /** Whether what stands before a cue in its clause says that the speaker did it. */
    static boolean ofSpeaker(CanonicalText text, Span cue) {
        String before = text.chars().substring(text.clauseOf(cue.begin()).begin(), cue.begin());
        int to = before.length();
        for (int at = before.length() - 1; at >= Math.max(0, before.length() - LONGEST - 1); at--) {
            if (MET.indexOf(before.charAt(at)) >= 0) {
                break;
            }
            if (TO.indexOf(before.charAt(at)) >= 0) {
                to = at;
            }
        }
        return endsWithSpeaker(before) || endsWithSpeaker(before.substring(0, to));
    }

    private static boolean endsWithSpeaker(String before) {
        if (before.endsWith("我")) {
            return true;
        }
        return WHEN.stream()
                .filter(before::endsWith)
                .findFirst()
                .map(when -> endsWithSpeaker(before.substring(0, before.length() - when.length())))
                .orElse(false);
    }
}
