package io.touchline.training;

import io.touchline.encoder.EncoderKind;
import io.touchline.learned.Example;
import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The comments of a training, the fresh ones last, with what lexicons say of each and the examples made of them. */
final class TrainingSet {

    /** Comments of either kind without which nothing can be fitted. */
    private static final int FEWEST = 20;

    private final Augmentation augmentation;
    private final List<LabelledComment> comments = new ArrayList<>();
    private final int firstFresh;
    private final List<CommentScore> byLexicons = new ArrayList<>();

    /** One for each comment, then those for its variants. */
    private final List<Example> examples = new ArrayList<>();

    /** Per example the comment that it is or was made of. */
    private final List<Integer> origins = new ArrayList<>();

    /**
     * What is learned from beside the comments as they are.
     *
     * @param variants how many times each once more with a word in disguise
     * @param joined what share of them once more with another one behind
     * @param seed of the choice
     */
    record Augmentation(int variants, double joined, long seed) {}

    /**
     * @param known comments that the lexicons were written with
     * @param pipeline without a model
     */
    TrainingSet(
            List<LabelledComment> known,
            List<LabelledComment> fresh,
            Augmentation augmentation,
            Lexicons lexicons,
            CommentPipeline pipeline) {
        this.augmentation = augmentation;
        comments.addAll(known);
        firstFresh = comments.size();
        comments.addAll(fresh);
        for (LabelledComment comment : comments) {
            byLexicons.add(pipeline.score(comment));
            add(origins.size(), comment, pipeline);
        }
        respell(new Respeller(lexicons.disguises(), augmentation.seed()), pipeline);
        join(pipeline);
    }

    private void add(int origin, LabelledComment comment, CommentPipeline pipeline) {
        origins.add(origin);
        examples.add(pipeline.example(comment));
    }

    private void respell(Respeller respeller, CommentPipeline pipeline) {
        for (int i = 0; i < comments.size(); i++) {
            for (LabelledComment variant :
                    respeller.variants(comments.get(i), byLexicons.get(i), augmentation.variants())) {
                add(i, variant, pipeline);
            }
        }
    }

    /**
     * Comments that say two things: what speaks for one kind of harm must not speak against another beside it. Two
     * harmful ones that share no category, or two harmless ones, so that length says nothing.
     */
    private void join(CommentPipeline pipeline) {
        Random random = new Random(augmentation.seed());
        Map<String, List<Integer>> alike = new HashMap<>();
        for (int i = 0; i < comments.size(); i++) {
            alike.computeIfAbsent(likeness(comments.get(i)), key -> new ArrayList<>())
                    .add(i);
        }
        for (int i = 0; i < comments.size(); i++) {
            LabelledComment one = comments.get(i);
            List<Integer> others = alike.get(likeness(one));
            LabelledComment other = comments.get(others.get(random.nextInt(others.size())));
            boolean apart = Collections.disjoint(harms(one), harms(other));
            boolean alikeHarmful = harms(one).isEmpty() == harms(other).isEmpty();
            if (one != other && apart && alikeHarmful && random.nextDouble() < augmentation.joined()) {
                add(i, one.joined(other), pipeline);
            }
        }
    }

    private static Set<Category> harms(LabelledComment comment) {
        Set<Category> harms = EnumSet.noneOf(Category.class);
        comment.truth().forEach((category, harmful) -> {
            if (harmful) {
                harms.add(category);
            }
        });
        return harms;
    }

    /** Only comments of one batch and script are joined: a batch is never on both sides of a split. */
    private static String likeness(LabelledComment comment) {
        return comment.batch() + ' ' + EncoderKind.of(comment.text());
    }

    void requireEnoughFresh() throws UsageException {
        requireEnough("the --fresh files need", IntStream.range(firstFresh, comments.size()));
    }

    /** @param heldOut one in how many batches is held out */
    void requireEnoughHeldOut(int heldOut) throws UsageException {
        requireEnough(
                "the fresh batches that --held-out " + heldOut + " keeps apart need", IntStream.of(heldOut(heldOut)));
    }

    private void requireEnough(String what, IntStream numbers) throws UsageException {
        int[] some = numbers.toArray();
        for (Category category : NgramModel.CATEGORIES) {
            List<Boolean> known = IntStream.of(some)
                    .mapToObj(i -> comments.get(i).truth().get(category))
                    .filter(Objects::nonNull)
                    .toList();
            int harmful = Collections.frequency(known, true);
            if (Math.min(harmful, known.size() - harmful) < FEWEST) {
                throw new UsageException("%s %d comments that are %s and %d that are not"
                        .formatted(what, FEWEST, Row.column(category), FEWEST));
            }
        }
    }

    /** The fresh comments of one batch in so many. */
    int[] heldOut(int oneIn) {
        int[] parts = folds(oneIn);
        return IntStream.range(firstFresh, comments.size())
                .filter(i -> parts[i] == 0)
                .toArray();
    }

    int size() {
        return comments.size();
    }

    /** From which comment on they are ones that the lexicons were not written with. */
    int firstFresh() {
        return firstFresh;
    }

    LabelledComment comment(int i) {
        return comments.get(i);
    }

    List<LabelledComment> comments() {
        return Collections.unmodifiableList(comments);
    }

    CommentScore byLexicons(int i) {
        return byLexicons.get(i);
    }

    /** What the lexicons' contributions to a comment come to. */
    double lexicons(int i, Category category) {
        CategoryScore score = byLexicons.get(i).categories().get(category);
        return score.logit() - score.bias();
    }

    ReadText read(int i) {
        return examples.get(i).read();
    }

    List<Example> examples() {
        return Collections.unmodifiableList(examples);
    }

    /** The comment that an example is or was made of. */
    int origin(int example) {
        return origins.get(example);
    }

    /** The fresh comments of which a category is known. */
    int[] freshWith(Category category) {
        return IntStream.range(firstFresh, comments.size())
                .filter(i -> comments.get(i).truth().containsKey(category))
                .toArray();
    }

    /** Which of some comments of which it is known are harmful in a category. */
    boolean[] harmful(int[] known, Category category) {
        boolean[] harmful = new boolean[known.length];
        for (int i = 0; i < known.length; i++) {
            harmful[i] = comments.get(known[i]).truth().get(category);
        }
        return harmful;
    }

    /** Per comment the part that it belongs to: whole batches, spread by the seed. */
    int[] folds(int parts) {
        Set<String> names = new TreeSet<>();
        comments.forEach(comment -> names.add(comment.batch()));
        List<String> batches = new ArrayList<>(names);
        Collections.shuffle(batches, new Random(augmentation.seed()));
        Map<String, Integer> places = new HashMap<>();
        batches.forEach(batch -> places.put(batch, places.size()));
        return comments.stream()
                .mapToInt(comment -> places.get(comment.batch()) % parts)
                .toArray();
    }
}
