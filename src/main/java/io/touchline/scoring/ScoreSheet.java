package io.touchline.scoring;

import io.touchline.encoder.Opinion;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CommentScore.FoundModifier;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledgers of one comment's labels added up: categories, labels that hold, and what it all is made of. */
final class ScoreSheet {

    static final String CONTEXT_SOURCE = "engine#target";

    private static final LogOdds CONTEXT = LogOdds.of(0.7);
    private static final Comparator<LabelScore> GRAVEST_FIRST = Comparator.comparing(LabelScore::severity)
            .thenComparingDouble(LabelScore::score)
            .reversed()
            .thenComparing(LabelScore::label);

    /** Modifiers that forgive nothing as grave beside them. */
    private static final Set<Modifier> STRICT = Set.of(Modifier.NEGATED, Modifier.QUOTED);

    private final Map<Category, CategoryModel> models;
    private final List<LabelLedger> ledgers;
    /** The same by category; none for one that was not hit. */
    private final Map<Category, List<LabelLedger>> byCategory = new EnumMap<>(Category.class);
    /** Categories with a claim that is registered as false, or a threat: both may come in sober words. */
    private final Set<Category> speakForThemselves = EnumSet.noneOf(Category.class);

    private final Addressing addressing;
    private final NgramEvidence ngrams;
    private final Optional<Opinion> opinion;
    private final List<ToldRumour> rumours;

    /** @param ledgers one for each label that was hit, in the order of the labels */
    ScoreSheet(
            Map<Category, CategoryModel> models,
            List<LabelLedger> ledgers,
            Addressing addressing,
            HitScorer.Beside beside) {
        this.models = models;
        this.ledgers = ledgers;
        for (LabelLedger ledger : ledgers) {
            Category category = ledger.label().category();
            byCategory.computeIfAbsent(category, own -> new ArrayList<>()).add(ledger);
            if (ledger.speaksForItself()) {
                speakForThemselves.add(category);
            }
        }
        this.addressing = addressing;
        this.ngrams = beside.ngrams();
        this.opinion = beside.opinion();
        this.rumours = beside.rumours();
    }

    CommentScore total(CanonicalText text, List<Cue> exceptions) {
        Map<Category, CategoryScore> scores = new EnumMap<>(Category.class);
        List<LabelScore> labels = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        Map<Category, Severity> gravest = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            List<LabelLedger> own = ledgersOf(category);
            own.forEach(ledger -> evidence.addAll(ledger.evidence(text)));
            LogOdds context = contextOf(own);
            if (context.positive()) {
                evidence.add(new Evidence.Context(category, context.value(), CONTEXT_SOURCE));
            }
            if (category == Category.ACCOUNT) {
                labels.addAll(holding(own, context));
            } else {
                LogOdds second = ofOpinion(category);
                LogOdds beside = context.plus(ofNgrams(category)).plus(second);
                CategoryScore score = model(category).score(sum(own).plus(beside));
                scores.put(category, score);
                own.stream()
                        .flatMap(ledger -> ledger.gravest().stream())
                        .max(Comparator.naturalOrder())
                        .ifPresent(severity -> gravest.put(category, severity));
                labels.addAll(score.asserted() ? held(category, own, beside, score.score()) : List.of());
                if (ngramsCount(category)) {
                    evidence.addAll(ngrams.evidence(category, score.asserted() || !own.isEmpty()));
                }
                opinion.ifPresent(some -> evidence.add(new Evidence.Encoder(category, second.value(), some.version())));
            }
        }
        labels.sort(GRAVEST_FIRST);
        Severity severity = labels.stream()
                .map(LabelScore::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
        List<FoundModifier> modifiers = modifiers(text, exceptions);
        return new CommentScore(
                scores,
                labels,
                quoted(text, labels),
                evidence,
                modifiers,
                speaking(labels, modifiers),
                severity,
                gravest);
    }

    private List<QuotedLabel> quoted(CanonicalText text, List<LabelScore> holding) {
        return ledgers.stream()
                .filter(ledger -> holding.stream().noneMatch(held -> held.label() == ledger.label()))
                .flatMap(ledger -> ledger.quoted(text, addressing, rumours).stream())
                .toList();
    }

    /** How a text sounds takes nothing from a rumour that it tells, nor from what is plain. */
    private boolean ngramsCount(Category category) {
        return ngrams.sum(category).positive() || !speakForThemselves.contains(category);
    }

    private LogOdds ofNgrams(Category category) {
        return ngramsCount(category) ? ngrams.sum(category) : LogOdds.ZERO;
    }

    /** Nor does an opinion add to one: with it the same evidence comes to another score, and both weigh how sure they are. */
    private Optional<Opinion.Weight> heard(Category category) {
        return speakForThemselves.contains(category)
                ? Optional.empty()
                : opinion.map(some -> some.weights().get(category));
    }

    private LogOdds ofOpinion(Category category) {
        return heard(category).map(weight -> LogOdds.of(weight.contribution())).orElse(LogOdds.ZERO);
    }

    private CategoryModel model(Category category) {
        CategoryModel model = models.get(category);
        return heard(category).map(weight -> model.rising(weight.slope())).orElse(model);
    }

    private List<LabelLedger> ledgersOf(Category category) {
        return byCategory.getOrDefault(category, List.of());
    }

    private static LogOdds sum(List<LabelLedger> own) {
        return own.stream().map(LabelLedger::sum).reduce(LogOdds.ZERO, LogOdds::plus);
    }

    private LogOdds contextOf(List<LabelLedger> own) {
        boolean counts = own.stream().anyMatch(LabelLedger::counts);
        return counts && addressing.targetKnown() ? CONTEXT : LogOdds.ZERO;
    }

    /** @param beside what counts for every label of the category */
    private List<LabelScore> holding(List<LabelLedger> own, LogOdds beside) {
        Map<Label, LabelScore> holding = new LinkedHashMap<>();
        own.stream()
                .filter(LabelLedger::counts)
                .map(ledger -> score(ledger, beside))
                .filter(label -> label.score() >= 0.5)
                .forEach(label -> holding.merge(label.label(), label, ScoreSheet::both));
        return List.copyOf(holding.values());
    }

    /** Of two ledgers of one name what either says. */
    private static LabelScore both(LabelScore one, LabelScore other) {
        return new LabelScore(
                one.label(),
                Math.max(one.score(), other.score()),
                one.severity().compareTo(other.severity()) >= 0 ? one.severity() : other.severity(),
                Stream.concat(one.targetIds().stream(), other.targetIds().stream())
                        .distinct()
                        .toList());
    }

    /**
     * The labels of a category that is asserted. It may be so by several weak labels together; then the strongest of
     * them stands for it. Where no entry speaks, the model names one, at the least severity.
     */
    private List<LabelScore> held(Category of, List<LabelLedger> own, LogOdds beside, double ofCategory) {
        List<LabelScore> holding = holding(own, beside);
        if (!holding.isEmpty()) {
            return ofThoseMeant(holding);
        }
        return own.stream()
                .filter(LabelLedger::counts)
                .map(ledger -> score(ledger, beside))
                .max(Comparator.comparingDouble(LabelScore::score)
                        .thenComparing(LabelScore::label, Comparator.<Label>reverseOrder()))
                .or(() -> Optional.of(
                        new LabelScore(ngrams.label(of), ofCategory, Severity.RUDE, addressing.targetsOf(List.of()))))
                .stream()
                .toList();
    }

    /** What models see in an insult makes no mockery of praise for somebody else: 小屿真懂事，顾鸣阳巨婴一个. */
    private static List<LabelScore> ofThoseMeant(List<LabelScore> holding) {
        Set<String> meant = holding.stream()
                .filter(label -> label.severity() != Severity.RUDE)
                .flatMap(label -> label.targetIds().stream())
                .collect(Collectors.toUnmodifiableSet());
        return meant.isEmpty()
                ? holding
                : holding.stream()
                        .filter(label -> label.severity() != Severity.RUDE
                                || label.targetIds().isEmpty()
                                || label.targetIds().stream().anyMatch(meant::contains))
                        .toList();
    }

    private LabelScore score(LabelLedger ledger, LogOdds beside) {
        double score = model(ledger.label().category())
                .score(ledger.sum().plus(beside))
                .score();
        return new LabelScore(name(ledger), score, ledger.severity(), ledger.targets(addressing, rumours));
    }

    /** A rumour is what was debunked and is told again. What is only hinted at is named after what it is about. */
    private Label name(LabelLedger ledger) {
        if (ledger.label() != Label.SLANDER_RUMOUR || ledger.tellsRumour()) {
            return ledger.label();
        }
        return ledgersOf(Category.SLANDER).stream()
                .filter(other -> other != ledger && other.counts())
                .max(Comparator.comparingDouble(other -> other.sum().value()))
                .map(LabelLedger::label)
                .orElseGet(() -> ngrams.label(Category.SLANDER));
    }

    /** A denial or quotation speaks only where nothing as grave stands beside it; the others forgive up to an insult. */
    private Set<Modifier> speaking(List<LabelScore> labels, List<FoundModifier> found) {
        Set<Label> holding = labels.stream().map(LabelScore::label).collect(Collectors.toUnmodifiableSet());
        return found.stream()
                .map(FoundModifier::kind)
                .distinct()
                .filter(kind -> {
                    Severity outside = gravest(kind, false, ledger -> holding.contains(name(ledger)));
                    boolean forgiven = !STRICT.contains(kind) && outside.compareTo(Severity.GRAVE) < 0;
                    return forgiven || outside.compareTo(gravest(kind, true, all -> true)) < 0;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the evidence that a modifier covers, or of that which it left alone; {@code NONE} without any. */
    private Severity gravest(Modifier kind, boolean covered, Predicate<LabelLedger> which) {
        return ledgers.stream()
                .filter(which)
                .map(ledger -> ledger.gravest(kind, covered))
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    /** What covers some evidence, and the exceptions that explain a hit away, by place. */
    private List<FoundModifier> modifiers(CanonicalText text, List<Cue> exceptions) {
        Stream<FoundModifier> atWork = ledgers.stream()
                .flatMap(ledger -> ledger.covers().stream())
                .map(cover -> new FoundModifier(cover.modifier(), cover.place()));
        Stream<FoundModifier> explaining =
                exceptions.stream().map(cue -> new FoundModifier(cue.modifier(), text.original(cue.cue())));
        return Stream.concat(atWork, explaining)
                .distinct()
                .sorted(Comparator.<FoundModifier>comparingInt(
                                found -> found.span().begin())
                        .thenComparingInt(found -> found.span().end())
                        .thenComparing(FoundModifier::kind))
                .toList();
    }
}
