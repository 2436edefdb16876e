package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;

/** How much each modifier takes from the evidence that it covers: the table of {@code lexicons/README.md}. */
final class ModifierEffects {

    private ModifierEffects() {}

    /** The share taken from a hit of {@code entry}: 0 (it says nothing about this evidence) to 1 (it cancels it). */
    static double share(Modifier modifier, HarmEntry entry) {
        if (entry.unless().contains(modifier)) {
            return 1;
        }
        if (entry.despite().contains(modifier)) {
            return 0;
        }
        Category category = entry.label().category();
        return switch (modifier) {
            case QUOTED -> 0.7;
            case COUNTER_SPEECH -> 0.8;
            case NEGATED -> category == Category.SLANDER || category == Category.INCITEMENT ? 0.9 : 0;
            case DEBUNK, ATTRIBUTED -> category == Category.SLANDER ? 0.9 : 0;
            case QUESTION -> category == Category.SLANDER ? 0.6 : 0;
            case SELF_DIRECTED -> category == Category.ABUSE ? 0.9 : 0;
            case AFFECTIONATE -> category == Category.ABUSE ? 0.7 : 0;
            case CRITICISM_OF_PLAY -> entry.severity() == Severity.RUDE ? 0.5 : 0;
            // Works through exceptions only: the matcher has already dropped what a domain term explains.
            case DOMAIN_TERM -> 0;
        };
    }
}
