package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bundled files leave no disguise of an insult or worse unconsidered. */
class DisguiseDeclarationsTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    @Test
    void everyInsultOrWorseDeclaresTheDisguisesThatApplyOrSaysWhyNot() {
        Disguises disguises = BundledLexicons.compiled().disguises();

        List<String> offenders = new ArrayList<>();
        int considered = 0;
        for (BundledTerm term : BundledTerm.all(CANONICALISER)) {
            if (term.term().traits().severity().level() >= Severity.INSULT.level()) {
                considered++;
                Set<Evasion> open = unconsidered(term, disguises);
                if (!open.isEmpty()) {
                    offenders.add(term.source() + " neither declares nor withholds " + open);
                }
            }
        }

        assertThat(considered).isGreaterThan(1000);
        assertThat(offenders).isEmpty();
    }

    private static Set<Evasion> unconsidered(BundledTerm term, Disguises disguises) {
        Set<Evasion> open = EnumSet.noneOf(Evasion.class);
        term.term().literals().forEach(literal -> open.addAll(disguises.applicable(literal)));
        open.removeAll(term.disguises().declared());
        open.removeIf(evasion ->
                !term.disguises().withheld().getOrDefault(evasion, "").isBlank());
        return open;
    }
}
