package io.touchline.coordination.simulation;

/** Texts as people of the simulation change them, for whoever measures what that does to a score. */
public final class ChangedTexts {

    private final Rewording rewording = new Rewording();
    private final Dice dice;

    public ChangedTexts(long seed) {
        this.dice = Dice.of(seed, "changed texts");
    }

    public String reworded(String text) {
        return rewording.reworded(text, dice);
    }

    public String added(String text) {
        return rewording.added(text, dice);
    }
}
