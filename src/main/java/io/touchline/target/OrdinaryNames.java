package io.touchline.target;

import io.touchline.lexicon.Disguises;
import io.touchline.text.CanonicalText;
import java.util.Set;

/**
 * Names of one word that are ordinary words too, in English and of the lexicons: in small letters they are the word.
 * Whoever registers Will, Brown or Cash by one of them does not mean every will, brown or cash.
 */
final class OrdinaryNames {

    private static final Set<String> ENGLISH = Set.of(
            """
            abbey able ace apple april archer art august autumn baby back baker ball banks barber bass bean
            bear beast bell best big bill bird bishop black blood blue bold bond bone book boss bow box
            brain brave bridge bright brook brown buck bud bull burns bush butcher butler buzz cage candy
            cannon cash castle chance charge chase cherry christian church clay close coal coffee cook cool
            cooper copper corn cotton cow crane cross crow curry daily dale dawn day dean dear diamond dick
            dog dollar dove drew duke dust eagle early east easy elder ever fair faith falcon farmer fast
            father field fire fish fisher flood flower flowers fly ford fort fox frank free freeman french
            friend frost fry game gay gentle ghost gift glass gold golden good goose grace grant gray great
            green grey ground guy hale hall hand hands happy hard harm hawk hazard heart heat heaven held
            high hill hills hood hook hope horn house hunt hunter ice iron jack jade jet jewel joy judge
            june just keen kid kind king kings knight lake lamb lance land lane last law lawless leaf lily
            lion little lock long lord love low luck lucky lush major man mark marsh martial master may
            mayor meadow means mercy miles mill mint moody moon moss mount mountain mouse murder myth nail
            nice nick night noble north nun nurse oak ocean olive onions page pain palace paradise park
            parks pat peace peach pearl peck penny pepper pie pike place plant plum pole police polite poor
            pope porter post potter pound power prayer price pride priest prime prince proud prude pure
            queen quick rain rash raven ray read reaper red reed rice rich rider ring river roach road rob
            robin rock roman root rose rough rover royal ruby rush rust sage saint salmon salt sand sands
            sane savage savory scar school seal self shade sharp shepherd shine shock shore short silk
            silver simple singer sky slack sly small smart snow song soul south spark spear speed spring
            spurs stable star steady steel stern still stone stones storm story strange strong sue sugar
            summer sunny swan sweet swift tank temple thorn thunder tiger tiny tired tower town trainer
            treasure trip true trump turkey turner vice viper virgin walker wall war ward warm warner waters
            way weaver weeks welcome wells west whale wheeler white wild will win wine winner winter wise
            wolf wolves wood woods word worm worth yard yellow young"""
                    .split("\\s+"));

    private final Disguises disguises;

    OrdinaryNames(Disguises disguises) {
        this.disguises = disguises;
    }

    boolean contains(CanonicalText name) {
        String word = name.chars();
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && NameForms.words(name) == 1
                && (ENGLISH.contains(word) || disguises.isTerm(word));
    }
}
