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
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The comments of a training, the fresh ones last, with what lexicons say of each and the examples made of them. */
final class TrainingSet {

    /** Comments of either kind without which nothing can be fitted. */
    private static final int FEWEST = 20;

    private final Augmentation augmentation;
    private final List<LabelledComment> comments = new ArrayList<>();
    private final int firstFresh;
    private final int firstHeldOut;
    private final List<CommentScore> byLexicons = new ArrayList<>();

    /** One for each comment, then those for its variants. */
    private final List<Example> examples = new ArrayList<>();

    /** Per example the comment that it is or was made of first. */
    private final List<Integer> origins = new ArrayList<>();

    /** Per example that is made of two comments the other one. */
    private final Map<Integer, Integer> besides = new HashMap<>();

    private final Map<Integer, Example> otherwise = new HashMap<>();

    /**
     * What is learned from beside the comments as they are.
     *
     * @param variants how many times each once more with a word in disguise
     * @param joined what share of them once more with another one before or behind
     * @param seed of the choice
     */
    record Augmentation(int variants, double joined, long seed) {}

    /**
     * @param known comments that the lexicons were written with
     * @param newer fresh ones too; if there are any, only of them some are held out
     * @param pipeline without a model
     * @throws UsageException if a batch of newer ones is one of older ones too
     */
    TrainingSet(
            List<LabelledComment> known,
            List<LabelledComment> fresh,
            List<LabelledComment> newer,
            Augmentation augmentation,
            Lexicons lexicons,
            CommentPipeline pipeline)
            throws UsageException {
        this.augmentation = augmentation;
        comments.addAll(known);
        firstFresh = comments.size();
        comments.addAll(fresh);
        firstHeldOut = newer.isEmpty() ? firstFresh : comments.size();
        requireOtherBatches(newer);
        comments.addAll(newer);
        for (LabelledComment comment : comments) {
            byLexicons.add(pipeline.score(comment));
            add(origins.size(), pipeline.example(comment));
        }
        Respeller respeller = new Respeller(lexicons.disguises(), augmentation.seed());
        respell(respeller, pipeline);
        join(pipeline);
        Endings endings = new Endings(augmentation.seed());
        for (int i = 0; i < comments.size(); i++) {
            if (!otherwise.containsKey(i)) {
                int at = i;
                LabelledComment comment = comments.get(i);
                endings.other(comment)
                        .or(() -> respeller.hidden(comment))
                        .ifPresent(other -> otherwise.put(at, pipeline.example(other)));
            }
        }
    }

    /** What is held out of a batch in newer files would be learned from beside the rest of it, in older ones. */
    private void requireOtherBatches(List<LabelledComment> newer) throws UsageException {
        Set<String> older = comments.stream().map(LabelledComment::batch).collect(Collectors.toSet());
        for (LabelledComment comment : newer) {
            if (older.contains(comment.batch())) {
                throw new UsageException(
                        "the batch %s is in a --new file and in an older one".formatted(comment.batch()));
            }
        }
    }

    private void add(int origin, Example example) {
        origins.add(origin);
        examples.add(example);
    }

    private void respell(Respeller respeller, CommentPipeline pipeline) {
        for (int i = 0; i < comments.size(); i++) {
            for (LabelledComment variant :
                    respeller.variants(comments.get(i), byLexicons.get(i), augmentation.variants())) {
                add(i, pipeline.example(variant));
            }
        }
    }

    /**
     * Comments that say two things: what speaks for one kind of harm must not speak against another beside it, and
     * pleasantries must not hide harm. Two harmful ones that share no category, or two harmless ones, in any order; a
     * harmful one with a harmless one only {@link #otherwise}: n-grams, to which a long text is a mean, would lose more
     * of short texts than they gain.
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
            int second = others.get(random.nextInt(others.size()));
            LabelledComment other = comments.get(second);
            boolean apart = Collections.disjoint(harms(one), harms(other));
            boolean becomesHarmful = harms(one).isEmpty() && !harms(other).isEmpty();
            boolean behind = random.nextBoolean();
            if (one != other && apart && !becomesHarmful && random.nextDouble() < augmentation.joined()) {
                Example both = pipeline.example(behind ? one.joined(other) : other.joined(one));
                otherwise.put(i, both);
                if (harms(one).isEmpty() == harms(other).isEmpty()) {
                    besides.put(examples.size(), second);
                    add(i, both);
                }
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

    /**
     * @param heldOut one in how many batches is held out
     * @param split the seed of the shuffle that says which
     */
    void requireEnoughHeldOut(int heldOut, long split) throws UsageException {
        requireEnough(
                "the fresh batches that --held-out " + heldOut + " keeps apart need",
                IntStream.of(heldOut(heldOut, split)));
    }

    /**
     * @param folds per comment the part with which it is left out
     * @param kinds whether each kind of the fresh comments is left out besides
     */
    void requireEachKnown(int[] folds, boolean kinds) throws UsageException {
        for (int part : IntStream.of(folds).distinct().toArray()) {
            requireEachKnown(i -> folds[i] == part);
            for (String kind : kinds ? freshKinds() : Set.<String>of()) {
                requireEachKnown(i -> folds[i] == part || comment(i).kind().equals(kind));
            }
        }
    }

    /** @param left what is left out of a training, which learns each category from the rest */
    void requireEachKnown(IntPredicate left) throws UsageException {
        for (Category category : NgramModel.CATEGORIES) {
            if (IntStream.range(0, size())
                    .noneMatch(i -> !left.test(i) && comment(i).truth().containsKey(category))) {
                throw new UsageException("%s is known in too few batches: all of them are left out at once"
                        .formatted(Row.column(category)));
            }
        }
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

    /** The comments of one batch in so many, of the newer files if there are some, else of the fresh ones. */
    int[] heldOut(int oneIn, long split) {
        int[] parts = folds(oneIn, split);
        return IntStream.range(firstHeldOut, comments.size())
                .filter(i -> parts[i] == 0)
                .toArray();
    }

    /** Which comments are of a batch that is held out; where there are no newer files, older ones of its part too. */
    IntPredicate isHeldOut(int oneIn, long split) {
        int[] parts = folds(oneIn, split);
        int first = firstHeldOut == firstFresh ? 0 : firstHeldOut;
        return i -> i >= first && parts[i] == 0;
    }

    /**
     * Which of the fresh comments that are not newer are left out of a training that goes on from one with all of them.
     *
     * @param oneIn how many of them is learned from again
     */
    IntPredicate isLeftOutOfMore(int oneIn) {
        BitSet left = new BitSet();
        Random random = new Random(augmentation.seed());
        IntStream.range(firstFresh, firstHeldOut)
                .filter(i -> random.nextInt(oneIn) > 0)
                .forEach(left::set);
        return left::get;
    }

    int size() {
        return comments.size();
    }

    /** From which comment on they are ones that the lexicons were not written with. */
    int firstFresh() {
        return firstFresh;
    }

    /** The kinds of the fresh comments. */
    Set<String> freshKinds() {
        Set<String> kinds = new TreeSet<>();
        comments.subList(firstFresh, comments.size()).forEach(comment -> kinds.add(comment.kind()));
        return kinds;
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

    /** A comment in another form, for a model that reads it more than once: with another one, another ending, or words in disguise. */
    Optional<Example> otherwise(int i) {
        return Optional.ofNullable(otherwise.get(i));
    }

    List<Example> examples() {
        return Collections.unmodifiableList(examples);
    }

    /** Whether an example is one of some comments or was made of one. */
    boolean madeOf(int example, IntPredicate some) {
        Integer beside = besides.get(example);
        return some.test(origins.get(example)) || beside != null && some.test(beside);
    }

    /** How many times rarer, in odds, harm is where its odds are {@code odds} than in some comments. */
    double rarer(int[] known, Category category, double odds) {
        long harmful = IntStream.of(known)
                .filter(i -> comment(i).truth().get(category))
                .count();
        return harmful / (double) (known.length - harmful) / odds;
    }

    /** The same of the fresh comments, by category. */
    Map<Category, Double> rarer(Map<Category, Double> odds) {
        Map<Category, Double> rarer = new EnumMap<>(Category.class);
        odds.forEach((category, own) -> rarer.put(category, rarer(freshWith(category), category, own)));
        return rarer;
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
        return folds(parts, augmentation.seed());
    }

    private int[] folds(int parts, long seed) {
        Set<String> names = new TreeSet<>();
        comments.forEach(comment -> names.add(comment.batch()));
        List<String> batches = new ArrayList<>(names);
        Collections.shuffle(batches, new Random(seed));
        Map<String, Integer> places = new HashMap<>();
        batches.forEach(batch -> places.put(batch, places.size()));
        return comments.stream()
                .mapToInt(comment -> places.get(comment.batch()) % parts)
                .toArray();
    }
}
