package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the bundled lexicons promise, a word at a time: every spelling of every term is found under every disguise that
 * its entry declares, and under those that are undone always, in its place and with the disguise named.
 */
class DeclaredDisguisesTest {

    private static final double LEAST_RECALL = 0.97;

    private static final Set<Evasion> ALWAYS = EnumSet.complementOf(EnumSet.copyOf(Sought.CHOSEN));

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private final Lexicons lexicons = BundledLexicons.compiled();
    private final HanForgeries han = new HanForgeries(lexicons.disguises());
    private final LatinForgeries latin = new LatinForgeries(lexicons.disguises());
    private final Carriers carriers = new Carriers();
    private final Map<Evasion, Tally> tallies = new EnumMap<>(Evasion.class);

    private final List<BundledTerm> terms = BundledTerm.all(CANONICALISER);
    private final Set<String> literals = terms.stream()
            .flatMap(term -> term.term().literals().stream())
            .map(literal -> literal.text().chars())
            .collect(Collectors.toSet());
    private final Tally plain = new Tally("PLAIN");
    private int turn;

    @Test
    void findsEveryTermUnderEveryDisguiseItDeclares() {
        for (BundledTerm term : terms) {
            for (Literal literal : new LinkedHashSet<>(term.term().literals())) {
                Sample sample = new Sample(term, literal, usableCarriers(term, literal));
                Set<Evasion> disguises = EnumSet.copyOf(ALWAYS);
                lexicons.disguises().applicable(literal).stream()
                        .filter(term.disguises().declared()::contains)
                        .forEach(disguises::add);
                disguises.forEach(disguise -> tryOut(sample, disguise));
            }
        }

        System.out.println(
                "All literals; of 17 spacers one of each of 6 kinds, a third of the letters of other scripts");
        System.out.println(plain);
        tallies.values().forEach(System.out::println);
        assertThat(tallies.keySet()).containsExactlyInAnyOrder(Evasion.values());
        assertThat(tallies.values()).allSatisfy(tally -> assertThat(tally.recall())
                .as("%s; such as %s", tally, tally.someMissed())
                .isGreaterThanOrEqualTo(LEAST_RECALL));
        assertThat(plain.recall()).as("%s", plain.someMissed()).isGreaterThan(0.99);
    }

    /** A literal of a term, and the comments in which it is found as it is written. */
    private record Sample(BundledTerm term, Literal literal, List<String> carriers) {}

    /** Where an exception or an ordinary word takes it as it is written, no disguise is to blame. */
    private List<String> usableCarriers(BundledTerm term, Literal literal) {
        String written = literal.text().original();
        List<String> usable = new ArrayList<>();
        plain.pair();
        for (String carrier : carriers.around(written, term.language())) {
            CanonicalText text = CANONICALISER.canonicalise(carrier.replace(Carriers.HERE, written));
            Span span = spanOf(carrier, written);
            Sample sample = new Sample(term, literal, List.of());
            List<LexiconHits.Harm> harms = harms(text);
            if (harms.stream().anyMatch(harm -> isIt(harm, sample, text, span))) {
                plain.found();
                usable.add(carrier);
            } else if (harms.stream().anyMatch(harm -> standsForIt(harm, sample, text, span))) {
                plain.outranked();
            } else {
                plain.missed(term.source() + " " + text.original());
            }
        }
        return usable;
    }

    private void tryOut(Sample sample, Evasion disguise) {
        List<Forgery> forgeries = forgeries(sample.literal(), disguise);
        if (forgeries.isEmpty()) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(disguise, added -> new Tally(added.name()));
        tally.pair();
        for (Forgery forgery : forgeries) {
            if (literals.contains(CANONICALISER.canonicalise(forgery.written()).chars())
                    && Sought.CHOSEN.contains(disguise)) {
                tally.anotherTerm();
            } else {
                nextOf(sample.carriers()).ifPresent(carrier -> tryOut(sample, forgery, carrier, disguise));
            }
        }
    }

    /** In turn, so that each is met with every disguise, if not with every forgery. */
    private Optional<String> nextOf(List<String> usable) {
        return usable.isEmpty() ? Optional.empty() : Optional.of(usable.get(turn++ % usable.size()));
    }

    private List<Forgery> forgeries(Literal literal, Evasion disguise) {
        String chars = literal.text().chars();
        String written = literal.text().original();
        return switch (disguise) {
            case HOMOPHONE -> han.homophones(chars);
            case PINYIN -> han.pinyin(chars);
            case INITIALS -> han.initials(chars);
            case SPLIT -> han.splits(chars);
            case EMOJI -> han.emoji(literal.text());
            case CONFUSABLE -> Forgery.all(han.lookalikes(chars), latin.confusables(written));
            case LEET -> latin.leet(written);
            case SPACER -> PlainForgeries.spacers(written);
            case WIDTH -> PlainForgeries.widths(written);
            case CASE -> PlainForgeries.cases(written);
            case TRADITIONAL -> han.traditional(written);
            case REPEAT -> PlainForgeries.repeats(written);
        };
    }

    private void tryOut(Sample sample, Forgery forgery, String carrier, Evasion disguise) {
        Tally tally = tallies.get(disguise);
        String text = carrier.replace(Carriers.HERE, forgery.written());
        if (carriers.makesOrdinaryWord(text, carrier.indexOf(Carriers.HERE), forgery)
                || (disguise == Evasion.HOMOPHONE && isEveryday(forgery))) {
            tally.ordinary();
            return;
        }
        CanonicalText canonical = CANONICALISER.canonicalise(text);
        Span span = spanOf(carrier, forgery.written());
        List<LexiconHits.Harm> harms = harms(canonical);
        if (harms.stream()
                .anyMatch(harm ->
                        isIt(harm, sample, canonical, span) && harm.evasions().contains(disguise))) {
            tally.found();
        } else if (harms.stream().anyMatch(harm -> standsForIt(harm, sample, canonical, span))) {
            tally.outranked();
        } else {
            tally.missed(sample.term().source() + " " + sample.literal() + ": " + text);
        }
    }

    /** 过 for 国: a character that is an ordinary word by itself, and among the most common ones. */
    private static boolean isEveryday(Forgery forgery) {
        return forgery.changed().stream().anyMatch(at -> OrdinaryWords.shared()
                .everyday(forgery.written().charAt(at)));
    }

    private List<LexiconHits.Harm> harms(CanonicalText text) {
        return lexicons.matcher().match(text, List.of(), true).harms();
    }

    private static Span spanOf(String carrier, String written) {
        int begin = carrier.indexOf(Carriers.HERE);
        return new Span(begin, begin + written.length());
    }

    private static boolean isIt(LexiconHits.Harm harm, Sample sample, CanonicalText text, Span span) {
        return harm.entry().source().equals(sample.term().source())
                && text.original(harm.span()).equals(span);
    }

    /** Another literal of the label, as long or longer: of overlapping ones only the longest is told. */
    private static boolean standsForIt(LexiconHits.Harm harm, Sample sample, CanonicalText text, Span span) {
        boolean same = harm.entry().source().equals(sample.term().source())
                && harm.canonical().equals(sample.literal().text().chars());
        return !same
                && harm.entry().label() == sample.term().label()
                && !harm.entry().frame()
                && text.original(harm.span()).length() >= span.length()
                && text.original(harm.span()).overlaps(span);
    }
}
