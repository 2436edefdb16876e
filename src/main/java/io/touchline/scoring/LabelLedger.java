package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.WeighedHit.Lowering;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The evidence for one label, written down hit by hit with diminishing returns: the hit that weighs most counts in full,
 * the next half, the next a quarter. A comment that says one thing forty times is not forty times as bad. The order is
 * by what the modifiers leave of a hit: were a cancelled hit first, writing it into a comment would halve the others.
 */
final class LabelLedger {

    private static final Comparator<WeighedHit> BY_WHAT_REMAINS = Comparator.comparingDouble(WeighedHit::remaining)
            .thenComparingDouble(WeighedHit::weight)
            .reversed()
            .thenComparingInt(hit -> hit.harm().span().begin())
            .thenComparingInt(hit -> hit.harm().span().end())
            .thenComparing(hit -> hit.harm().entry().source());

    /** What makes words another's: to say whose they are, or to ask about them, does not take them back. */
    private static final Set<Modifier> TOLD =
            EnumSet.of(Modifier.QUOTED, Modifier.COUNTER_SPEECH, Modifier.ATTRIBUTED, Modifier.QUESTION);

    private final Label label;
    private final List<Line> lines;
    private final LogOdds sum;

    /**
     * A hit in the ledger: what it says at its rank, what covers it, what is left.
     *
     * @param taken by each modifier that covers it; nothing where those before it left nothing
     */
    private record Line(WeighedHit hit, LogOdds own, LogOdds kept, List<Taken> taken) {

        Harm harm() {
            return hit.harm();
        }

        boolean covered(Modifier kind) {
            return taken.stream().anyMatch(some -> some.cover().modifier() == kind);
        }

        boolean stands() {
            return 2 * kept.millionths() >= own.millionths();
        }

        /** It would stand if nothing were quoted or objected to. */
        boolean onlyQuoted() {
            return !stands()
                    && (covered(Modifier.QUOTED) || covered(Modifier.COUNTER_SPEECH))
                    && 2 * hit.remainingAfter(modifier -> !TOLD.contains(modifier)) >= hit.weight();
        }
    }

    private record Taken(Cover cover, LogOdds amount) {}

    LabelLedger(Label label, List<WeighedHit> hits) {
        this.label = label;
        List<WeighedHit> ranked = new ArrayList<>(hits);
        ranked.sort(BY_WHAT_REMAINS);
        List<Line> written = new ArrayList<>();
        double share = 1;
        LogOdds total = LogOdds.ZERO;
        for (WeighedHit hit : ranked) {
            LogOdds own = LogOdds.of(hit.weight()).times(share);
            if (!own.positive()) {
                // From here on a hit would show as 0.000000; a flood of one word ends after some twenty lines.
                break;
            }
            Line line = line(hit, own);
            written.add(line);
            total = total.plus(line.kept());
            share /= 2;
        }
        this.lines = List.copyOf(written);
        this.sum = total;
    }

    private static Line line(WeighedHit hit, LogOdds own) {
        LogOdds left = own;
        List<Taken> taken = new ArrayList<>();
        for (Lowering lowering : hit.lowerings()) {
            LogOdds after = left.times(1 - lowering.share());
            taken.add(new Taken(lowering.cover(), left.minus(after)));
            left = after;
        }
        return new Line(hit, own, left, taken);
    }

    Label label() {
        return label;
    }

    /** What the label's evidence comes to after its modifiers; never below zero. */
    LogOdds sum() {
        return sum;
    }

    /** True if something is left of the evidence. */
    boolean counts() {
        return sum.positive();
    }

    /** True if something is left of a registered rumour's hit. */
    boolean tellsRumour() {
        return lines.stream()
                .anyMatch(line ->
                        line.kept().positive() && ToldRumour.is(line.harm().entry()));
    }

    /** True if nothing that only sounds harmless may take from its evidence: what is plain, a registered rumour. */
    boolean speaksForItself() {
        return tellsRumour() || lines.stream().anyMatch(line -> line.hit().plain());
    }

    /** Each hit followed by what is taken from it. */
    List<Evidence> evidence(CanonicalText text) {
        List<Evidence> evidence = new ArrayList<>();
        for (Line line : lines) {
            evidence.add(ofHit(line, text));
            line.taken().stream().filter(taken -> taken.amount().positive()).forEach(taken -> {
                Cover cover = taken.cover();
                double contribution = -taken.amount().value();
                evidence.add(
                        new Evidence.Modified(cover.modifier(), label, contribution, cover.place(), cover.source()));
            });
        }
        return evidence;
    }

    private static Evidence ofHit(Line line, CanonicalText text) {
        Harm harm = line.harm();
        HarmEntry entry = harm.entry();
        Span span = text.original(harm.span());
        String canonical = harm.canonical();
        double own = line.own().value();
        if (ToldRumour.is(entry)) {
            return new Evidence.Rumour(entry.severity(), own, span, entry.source());
        }
        return entry.frame()
                ? new Evidence.Frame(
                        entry.label(), entry.severity(), own, span, canonical, harm.evasions(), entry.source())
                : new Evidence.Term(
                        entry.label(), entry.severity(), own, span, canonical, harm.evasions(), entry.source());
    }

    /** The covers of its hits, those too that found nothing left to take: who objects to a quotation objects. */
    List<Cover> covers() {
        return lines.stream()
                .flatMap(line -> line.taken().stream())
                .map(Taken::cover)
                .toList();
    }

    /**
     * The gravest evidence that a modifier covers, or of what it left alone the gravest that keeps at least half of its
     * own weight; {@code NONE} without any.
     */
    Severity gravest(Modifier kind, boolean covered) {
        return lines.stream()
                .filter(line -> covered == line.covered(kind) && (covered || line.stands()))
                .map(line -> line.harm().entry().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    /**
     * Whom the hits are about of which something is left: a rumour its target, also where an entry of a lexicon sees the
     * same words, others whom their sentences speak about.
     */
    List<String> targets(Addressing addressing, List<ToldRumour> rumours) {
        return targets(harms(line -> line.kept().positive()), addressing, rumours);
    }

    /** The label as one that is only quoted or objected to; empty where no hit is. */
    Optional<QuotedLabel> quoted(CanonicalText text, Addressing addressing, List<ToldRumour> rumours) {
        // What is only hinted at is no rumour.
        List<Harm> quoted = harms(line -> line.onlyQuoted()
                && (label != Label.SLANDER_RUMOUR || ToldRumour.is(line.harm().entry())));
        return quoted.stream()
                .map(harm -> severityOf(harm, text))
                .max(Comparator.naturalOrder())
                .map(gravest -> new QuotedLabel(label, gravest, targets(quoted, addressing, rumours)));
    }

    /** Data that can be read do their harm whoever repeats them; a question for them gives nothing away. */
    private static Severity severityOf(Harm harm, CanonicalText text) {
        Severity severity = harm.entry().severity();
        if (harm.entry().label() != Label.PRIVACY_DOXXING) {
            return severity;
        }
        if (PublishedData.in(text, harm)) {
            return Severity.THREAT;
        }
        return severity == Severity.THREAT ? Severity.GRAVE : severity;
    }

    private List<Harm> harms(Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::harm).toList();
    }

    private static List<String> targets(List<Harm> harms, Addressing addressing, List<ToldRumour> rumours) {
        List<ToldRumour> told = rumours.stream()
                .filter(rumour ->
                        harms.stream().anyMatch(harm -> harm.entry().source().equals(rumour.source())))
                .toList();
        List<Span> others = harms.stream()
                .map(Harm::span)
                .filter(span ->
                        told.stream().noneMatch(rumour -> rumour.canonical().overlaps(span)))
                .toList();
        // Where the referee is said to be bought, it is for somebody.
        boolean claimed = harms.stream().anyMatch(harm -> harm.entry().label().category() == Category.SLANDER);
        List<String> meant = claimed ? addressing.targetsOf(others) : addressing.attackedBy(others);
        Stream<String> ofOthers = others.isEmpty() && !told.isEmpty() ? Stream.empty() : meant.stream();
        return Stream.concat(told.stream().map(ToldRumour::targetId), ofOthers)
                .distinct()
                .toList();
    }

    /** The gravest evidence that keeps at least half of its own weight; {@code RUDE} if none does. */
    Severity severity() {
        return gravest().orElse(Severity.RUDE);
    }

    /** The gravest evidence that keeps at least half of its own weight. */
    Optional<Severity> gravest() {
        return lines.stream()
                .filter(Line::stands)
                .map(line -> line.harm().entry().severity())
                .max(Comparator.naturalOrder());
    }
}
