package io.touchline.coordination.simulation;

import java.util.List;

/** Comments that somebody words by himself: one to three clauses with names, fillers and signs around them. */
final class Sentences {

    private static final double ENGLISH = 0.06;
    private static final double FILLER = 0.2;
    private static final double ENDING = 0.2;
    private static final double EMOJI = 0.22;
    private static final double NAMED = 0.3;
    private static final List<String> SEPARATORS = List.of("，", "，", " ", "。", "！", "？", "…", "，");

    private final List<String> fillers = Phrases.read("fillers.txt");
    private final List<String> endings = Phrases.read("endings.txt");
    private final List<String> emoji = Phrases.read("emoji.txt");
    private final Side harmful;
    private final Side harmless;

    private record Side(ClauseBank chinese, ClauseBank english) {

        static Side of(Corpus corpus, boolean harmful) {
            return new Side(ClauseBank.chinese(corpus.crowd(), harmful), ClauseBank.english(corpus.crowd(), harmful));
        }
    }

    private Sentences(Corpus corpus) {
        harmful = Side.of(corpus, true);
        harmless = Side.of(corpus, false);
    }

    /** Made once of the {@linkplain Corpus#shared() corpus}; nothing in it changes. */
    static Sentences shared() {
        return Shared.SENTENCES;
    }

    private static final class Shared {

        private static final Sentences SENTENCES = new Sentences(Corpus.shared());
    }

    /** @param name of the one it is about */
    String harmful(String name, Dice dice) {
        return sentence(harmful, name, dice);
    }

    String harmless(String name, Dice dice) {
        return sentence(harmless, name, dice);
    }

    private String sentence(Side side, String name, Dice dice) {
        StringBuilder text = new StringBuilder();
        if (dice.chance(ENGLISH)) {
            text.append(side.english().clause(dice));
        } else {
            chinese(text, side.chinese(), dice);
        }
        if (dice.chance(EMOJI)) {
            text.append(dice.pickByRank(emoji).repeat(1 + dice.zipf(3)));
        }
        boolean named = text.indexOf(Phrases.NAME) >= 0;
        return named || !dice.chance(NAMED)
                ? text.toString().replace(Phrases.NAME, name)
                : name + (dice.chance(0.5) ? "，" : "") + text;
    }

    private void chinese(StringBuilder text, ClauseBank bank, Dice dice) {
        int clauses = 1 + (dice.chance(0.55) ? 1 : 0) + (dice.chance(0.35) ? 1 : 0);
        if (dice.chance(FILLER)) {
            text.append(dice.pick(fillers)).append(dice.chance(0.5) ? "，" : "");
        }
        for (int i = 0; i < clauses; i++) {
            text.append(i == 0 ? "" : dice.pick(SEPARATORS)).append(bank.clause(dice));
            if (dice.chance(ENDING)) {
                text.append(dice.pick(endings));
            }
        }
    }
}
