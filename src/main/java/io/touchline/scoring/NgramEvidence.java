package io.touchline.scoring;

import io.touchline.learned.LearnedModel;
import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the first learned tier says about one comment. Used by one thread at a time. Details and labels are worked out when
 * first wanted, and once: a comment is scored again with an opinion and with rumours.
 */
final class NgramEvidence {

    /** No model, nothing said. */
    static final NgramEvidence NONE = new NgramEvidence(null, null);

    /**
     * What a category's label is where nothing else can be said. A model that has only seen words must not name what is
     * answered at once: a threat, an address, a crowd at the door take an entry that somebody wrote.
     */
    private static final Map<Category, Label> PLAINEST = new EnumMap<>(Map.of(
            Category.ABUSE, Label.INSULT_PERSON,
            Category.SLANDER, Label.SLANDER_PRIVATE_LIFE,
            Category.INCITEMENT, Label.INCITE_PILE_ON));

    private final LearnedModel model;
    private final ReadText read;
    private final double[] sums = new double[NgramModel.CATEGORIES.size()];
    private final Map<Category, List<Evidence>> details = new EnumMap<>(Category.class);
    private final Map<Category, Label> labels = new EnumMap<>(Category.class);

    private NgramEvidence(LearnedModel model, ReadText read) {
        this.model = model;
        this.read = read;
        if (model != null) {
            model.ngrams().sums(read, sums);
        }
    }

    static NgramEvidence of(Optional<LearnedModel> model, ReadText read) {
        return model.map(some -> new NgramEvidence(some, read)).orElse(NONE);
    }

    /** What it adds to the log-odds of a category. */
    LogOdds sum(Category category) {
        int which = NgramModel.CATEGORIES.indexOf(category);
        return which < 0 ? LogOdds.ZERO : LogOdds.of(sums[which]);
    }

    /**
     * The evidence that {@link #sum} is made of.
     *
     * @param inDetail whether the heaviest stretches are named; else everything is one piece
     */
    List<Evidence> evidence(Category category, boolean inDetail) {
        if (model == null || !NgramModel.CATEGORIES.contains(category)) {
            return List.of();
        }
        return inDetail
                ? details.computeIfAbsent(category, this::inDetail)
                : List.of(ofNoPlace(category, sum(category)));
    }

    private List<Evidence> inDetail(Category category) {
        List<Evidence> evidence = new ArrayList<>();
        LogOdds rest = sum(category);
        for (NgramModel.Part part : model.ngrams().parts(read, category)) {
            LogOdds own = LogOdds.of(part.contribution());
            Span place = part.canonical();
            rest = rest.minus(own);
            evidence.add(new Evidence.Ngram(
                    category,
                    own.value(),
                    read.text().original(place),
                    read.text().letters(place),
                    model.version()));
        }
        evidence.add(ofNoPlace(category, rest));
        return List.copyOf(evidence);
    }

    private Evidence ofNoPlace(Category category, LogOdds amount) {
        return new Evidence.Ngram(category, amount.value(), null, "", model.version());
    }

    /** The likeliest label of a category that it asserts alone. */
    Label label(Category category) {
        // The one without a model is everybody's: it keeps nothing.
        return model == null ? PLAINEST.get(category) : labels.computeIfAbsent(category, this::likeliest);
    }

    private Label likeliest(Category category) {
        Label plainest = PLAINEST.get(category);
        Label likeliest = model.labels().choose(read, category, plainest);
        return switch (likeliest) {
            case THREAT, PRIVACY_DOXXING, SEXUALISED, INCITE_HARASS_OFFLINE, SLANDER_RUMOUR -> plainest;
            default -> likeliest;
        };
    }
}
