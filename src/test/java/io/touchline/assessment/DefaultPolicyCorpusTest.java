package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.SecondTier;
import io.touchline.handling.BundledPolicy;
import io.touchline.handling.Decision;
import io.touchline.handling.Policy;
import io.touchline.handling.Suggestion;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScorer;
import io.touchline.scoring.FirstReading;
import io.touchline.target.ProtectionWish;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRole;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the default policy makes of the test files of the functional corpus, which nothing was trained on. */
class DefaultPolicyCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final List<String> TESTS = List.of(
            "functional-test.jsonl",
            "functional-test-2.jsonl",
            "functional-test-3.jsonl",
            "functional-test-4.jsonl",
            "functional-test-5.jsonl",
            "functional-test-6.jsonl");
    /** They answer what is only quoted or objected to. */
    private static final Set<String> OF_QUOTATIONS =
            Set.of("default#review-quoted-threat", "default#keep-condemned-threat", "default#hide-quoted-doxxing");

    private static final JsonMapper JSON = new JsonMapper();

    /** A wrong accusation harms a person too; src/docs/reading.md says which kinds it hits. */
    private static final double MOST_STOPPED = 0.05;

    /** Of the harmless: a threat that is told needs a person to look at it, but hardly any comment tells one. */
    private static final double MOST_ASKED_ABOUT_QUOTATIONS = 0.01;

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Test
    void letsNearlyEveryHarmlessCommentPass() throws Exception {
        try (SecondTier tier = SecondTier.open(EncoderModelFile.bundled())) {
            assertThat(stopped(Optional.of(tier))).isLessThan(MOST_STOPPED);
        }
        assertThat(stopped(Optional.empty())).isLessThan(MOST_STOPPED);
    }

    /** The share of the harmless comments that do not pass. */
    private double stopped(Optional<SecondTier> tier) throws Exception {
        Lexicons lexicons = BundledLexicons.compiled();
        CommentScorer scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        Policy policy = BundledPolicy.read();
        TargetSnapshot registry = new TargetSnapshot(1, targets(), canonicaliser, lexicons.disguises());
        Map<String, int[]> byKind = new TreeMap<>();
        int benign = 0;
        Set<String> asked = new HashSet<>();
        int stopped = 0;
        List<String> lines = new ArrayList<>();
        for (String test : TESTS) {
            lines.addAll(Files.readAllLines(CORPUS.resolve(test)));
        }
        for (String line : lines) {
            JsonNode comment = JSON.readTree(line);
            boolean harmless = List.of("abuse", "slander", "incitement").stream()
                    .allMatch(category -> comment.get(category).intValue() == 0);
            Reading reading = read(comment, registry, scorer);
            if (tier.isPresent()
                    && reading.first().doubt() <= tier.get().model().band()) {
                reading = reading.with(
                        tier.get().ask(tier.get().text(reading.first().read())));
            }
            Decision decision = policy.decide(
                    Situations.of(reading, new Surroundings(Optional.empty(), Optional.empty())), rule -> {
                        if (harmless && OF_QUOTATIONS.contains(policy.ruleName(rule))) {
                            asked.add(line);
                        }
                    });
            boolean passes = decision.suggestion() == Suggestion.PASS;
            int[] counts = byKind.computeIfAbsent(comment.get("kind").textValue(), kind -> new int[2]);
            counts[0]++;
            counts[1] += passes ? 0 : 1;
            benign += harmless ? 1 : 0;
            stopped += harmless && !passes ? 1 : 0;
        }
        byKind.forEach((kind, counts) ->
                System.out.printf(Locale.ROOT, "%-24s %4d comments, %4d not passed%n", kind, counts[0], counts[1]));
        System.out.printf(Locale.ROOT, "harmless comments not passed: %d of %d%n", stopped, benign);
        System.out.printf(Locale.ROOT, "harmless comments with a case for what they quote: %d%n", asked.size());
        assertThat(asked.size() / (double) benign).isLessThan(MOST_ASKED_ABOUT_QUOTATIONS);
        return stopped / (double) benign;
    }

    private Reading read(JsonNode comment, TargetSnapshot registry, CommentScorer scorer) {
        CanonicalText text = canonicaliser.canonicalise(comment.get("text").textValue());
        List<Mention> mentions = registry.mentions(text);
        Map<String, RegisteredTarget> about = new LinkedHashMap<>();
        mentions.forEach(mention ->
                about.put(mention.targetId(), registry.find(mention.targetId()).orElseThrow()));
        Optional<RegisteredTarget> thread =
                Optional.ofNullable(comment.path("targetId").textValue()).flatMap(registry::find);
        thread.ifPresent(target -> about.put(target.id(), target));
        Aim aim = thread.map(target -> new Aim(List.of(target.id()))).orElse(Aim.NONE);
        FirstReading first = scorer.first(text, mentions, aim);
        return Reading.of(
                text,
                first,
                new Reading.Addressees(List.of(), List.copyOf(about.values()), Set.of(), Set.of(), List.of()),
                List.of(),
                Map.of());
    }

    private static List<RegisteredTarget> targets() throws IOException {
        List<RegisteredTarget> targets = new ArrayList<>();
        for (JsonNode target : JSON.readTree(CORPUS.resolve("targets.json").toFile())) {
            targets.add(new RegisteredTarget(
                    target.get("id").textValue(),
                    target.get("name").textValue(),
                    TargetRole.valueOf(target.get("role").textValue()),
                    target.get("sport").textValue(),
                    texts(target.get("aliases")),
                    texts(target.get("derogatoryNames")),
                    List.of(),
                    target.get("minor").booleanValue(),
                    ProtectionWish.STANDARD,
                    null));
        }
        return targets;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
