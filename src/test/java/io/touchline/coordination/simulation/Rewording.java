package io.touchline.coordination.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Says the same in other words, as members of a campaign do who were told to vary the text: synonyms first, then
 * fillers, signs, clauses changed about, words dropped, look-alike typing, until enough of the trigrams are others.
 */
final class Rewording {

    /** How far a copy is from the template, in trigrams. Two copies are then 0.3 to 0.4 apart, on average. */
    private static final double LEAST = 0.11;

    private static final double MOST = 0.24;
    private static final double TOO_MUCH = 0.08;
    private static final int ATTEMPTS = 40;

    /** How often what is added to a copy stands before it. */
    private static final double BEFORE = 0.4;

    private static final String DROPPED = "的了就都还也真这那是吧呢啊";
    private static final String BREAKS = "，。！？、；,!? ";
    private static final List<String> BEHIND =
            List.of("懂的都懂", "就这", "服了", "呵呵", "不解释", "求扩散", "笑了", "自己品", "真行", "没救了");

    private final List<List<String>> synonyms = Phrases.read("synonyms.txt").stream()
            .map(line -> List.of(line.split(" ")))
            .toList();
    private final List<List<String>> homophones = Phrases.read("homophones.txt").stream()
            .map(line -> List.of(line.split(" ")))
            .toList();
    private final List<String> fillers = Phrases.read("fillers.txt");
    private final List<String> emoji = Phrases.read("emoji.txt");

    String reworded(String template, Dice dice) {
        Trigrams original = Trigrams.of(template);
        double wanted = dice.between(LEAST, MOST);
        String text = template;
        int synonymsLeft = dice.between(1, 3);
        double away = 0;
        for (int i = 0; i < ATTEMPTS && away < wanted; i++) {
            String candidate = synonymsLeft-- > 0 ? bySynonym(text, dice) : byOtherMeans(text, dice);
            double candidateAway = original.difference(Trigrams.of(candidate));
            if (candidateAway <= wanted + TOO_MUCH) {
                text = candidate;
                away = candidateAway;
            }
        }
        return dice.chance(0.3) ? text + dice.pickByRank(emoji) : text;
    }

    /** With a filler before it or emoji behind it, as people pass on what they liked. */
    String added(String text, Dice dice) {
        return dice.chance(BEFORE)
                ? dice.pick(fillers) + "，" + text
                : text + dice.pickByRank(emoji).repeat(dice.between(1, 3));
    }

    private String byOtherMeans(String text, Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> dice.pick(fillers) + (dice.chance(0.5) ? "，" : "") + text;
            case 1 -> text + "，" + dice.pick(BEHIND);
            case 2 -> withFillerInside(text, dice);
            case 3 -> withEmojiInside(text, dice);
            case 4 -> clausesChangedAbout(text, dice);
            case 5 -> withoutWord(text, dice);
            case 6 -> mistyped(text, dice);
            default -> bySynonym(text, dice);
        };
    }

    private String bySynonym(String text, Dice dice) {
        List<String> group = anyIn(text, dice);
        if (group.isEmpty()) {
            return text;
        }
        List<String> found = group.stream().filter(text::contains).toList();
        String old = dice.pick(found);
        int at = text.indexOf(old);
        return text.substring(0, at) + dice.pick(group) + text.substring(at + old.length());
    }

    /** The first group from a random one on of which the text has a word; empty if there is none. */
    private List<String> anyIn(String text, Dice dice) {
        int start = dice.below(synonyms.size());
        for (int i = 0; i < synonyms.size(); i++) {
            List<String> group = synonyms.get((start + i) % synonyms.size());
            for (String word : group) {
                if (text.contains(word)) {
                    return group;
                }
            }
        }
        return List.of();
    }

    private String mistyped(String text, Dice dice) {
        List<List<String>> pairs =
                homophones.stream().filter(pair -> text.contains(pair.get(0))).toList();
        if (pairs.isEmpty()) {
            return text;
        }
        List<String> pair = dice.pick(pairs);
        String others = pair.get(1);
        return text.replaceFirst(pair.get(0), String.valueOf(others.charAt(dice.below(others.length()))));
    }

    private String withFillerInside(String text, Dice dice) {
        int at = breakOf(text, dice);
        return text.substring(0, at) + dice.pick(fillers) + text.substring(at);
    }

    private String withEmojiInside(String text, Dice dice) {
        int at = breakOf(text, dice);
        return text.substring(0, at) + dice.pickByRank(emoji) + text.substring(at);
    }

    /** Behind a random break between clauses, else the end. */
    private static int breakOf(String text, Dice dice) {
        List<Integer> breaks = new ArrayList<>();
        for (int i = 1; i < text.length() - 1; i++) {
            if (BREAKS.indexOf(text.charAt(i)) >= 0) {
                breaks.add(i + 1);
            }
        }
        return breaks.isEmpty() ? text.length() : dice.pick(breaks);
    }

    private static String clausesChangedAbout(String text, Dice dice) {
        List<String> clauses = new ArrayList<>(List.of(text.split("[，。！？；,!?]+")));
        Collections.rotate(clauses, dice.between(1, Math.max(1, clauses.size() - 1)));
        return String.join("，", clauses);
    }

    private static String withoutWord(String text, Dice dice) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) {
            if (DROPPED.indexOf(text.charAt(i)) >= 0) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return text;
        }
        int at = dice.pick(places);
        return text.substring(0, at) + text.substring(at + 1);
    }
}
