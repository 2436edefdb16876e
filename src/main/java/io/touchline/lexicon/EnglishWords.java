package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import java.util.Set;

/** Tells English from Chinese in Latin letters. */
public final class EnglishWords {

    /** What stands in Chinese comments as it is, and happens to be syllables of pinyin. */
    private static final Set<String> SPELLING_SYLLABLES = Set.of(
            """
            ace age agenda aha alike alone along amen america american an anger angle anime anyone are area
            asian aside ate awake aware balabala ban banana bang bare base bike bilibili bite bone boo
            boxing cage cake came can candidate care career case chance change chase cheer cheese china
            chinese cure cute dance danger dare date dating debate decide defending defense delete desire
            dice die dime dude due eating elite emo emoji ending entire era eye face fade fake fame fan fate
            future game gang gate gene guarantee guidance he hen here hope huge human hunting lane language
            late league lean lie like line linger logo long lose lure machine made male mama man manga mate
            mature me mean meaning media meeting men menu mile mine mini minute mode more mouse mute name
            nature nice niece nine nude ocean one open orange pace page pan panda pen piece pile pine pole
            police polite pose pure queen race ran range ranger rate re reading realize refuse release rice
            ride rise rule run sake sale same sane sang sea see seen sending sense shade shake shame share
            she shine side silver site size solo suicide sun sunshine sure sushi take taken tale tan tango
            taxi tea tease teen tie time timeline tire titan tuna tune wage waiting wake wanna woke woman
            women ye yea you zone"""
                    .split("\\s+"));

    private EnglishWords() {}

    /** True for an English word that could be pinyin as well. */
    public static boolean isOne(String letters) {
        return SPELLING_SYLLABLES.contains(letters);
    }

    /**
     * True if letters stand beside an English word, with nothing or a blank between: one that is not spelled like
     * Chinese, or that everybody knows. In {@code he robbed her} he is no 盒.
     */
    static boolean isBeside(CanonicalText text, int begin, int end, Sounds sounds) {
        return joinsRuns(text, begin) && isEnglish(text, runBefore(text, begin), begin, sounds)
                || joinsRuns(text, end) && isEnglish(text, end, runBehind(text, end), sounds);
    }

    /** Letters on both sides, and no more than a blank between. */
    static boolean joinsRuns(CanonicalText text, int at) {
        return at > 0
                && at < text.length()
                && text.inRun(at - 1)
                && text.inRun(at)
                && !text.gapBefore(at).strongerThan(Gap.BLANK);
    }

    private static boolean isEnglish(CanonicalText text, int begin, int end, Sounds sounds) {
        String letters = text.chars().substring(begin, end);
        if (letters.chars().anyMatch(c -> c < 'a' || c > 'z')) {
            return false;
        }
        return isOne(letters) || !sounds.spell(letters, 0, letters.length(), new char[letters.length()]);
    }

    private static int runBefore(CanonicalText text, int end) {
        int begin = end - 1;
        while (begin > 0 && !text.wordBoundaryBefore(begin)) {
            begin--;
        }
        return begin;
    }

    private static int runBehind(CanonicalText text, int begin) {
        int end = begin + 1;
        while (end < text.length() && !text.wordBoundaryBefore(end)) {
            end++;
        }
        return end;
    }
}
