package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Label;
import io.touchline.scoring.LabelScore;
import io.touchline.target.DisplayNames;
import io.touchline.target.Imitation;
import io.touchline.target.ProtectionWish;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRole;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Contact;
import io.touchline.text.ContactFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Display names and comments that imitate or use a target, and those that only look so. The bounds are what was reached
 * when the rules were written. What is held out was never looked at for tuning; the corpus' README has the figures.
 */
class ImpostureCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final double SURE = 0.5;
    private static final Set<String> IMITATIONS = Set.of("name-exact", "name-affix", "name-confusable", "name-alias");
    private static final Map<String, Label> HARMFUL =
            Map.of("identity-claim", Label.IMPERSONATION, "trend-jacking", Label.TREND_JACKING);

    private static final Map<String, Count> COUNTS = new TreeMap<>();
    private static final List<JsonNode> ITEMS = new ArrayList<>();

    @BeforeAll
    static void judge() throws IOException, InputException {
        CommentPipeline pipeline = new CommentPipeline(
                CANONICALISER,
                BundledLexicons.compiled(),
                Optional.of(ModelFile.bundled()),
                Optional.of(new TargetFile(CORPUS.resolve("targets.json"), CANONICALISER).targets()));
        DisplayNames names = new DisplayNames(registry(), CANONICALISER);
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(CORPUS.resolve("imposture.jsonl"))) {
            JsonNode item = json.readTree(line);
            ITEMS.add(item);
            boolean right = kind(item).startsWith("name-") ? rightName(item, names) : rightComment(item, pipeline);
            COUNTS.computeIfAbsent(key(kind(item), item.path("heldOut").asBoolean()), added -> new Count())
                    .add(item.get("id").asText(), right);
        }
        COUNTS.forEach((key, count) -> System.out.printf(
                Locale.ROOT, "%-28s right %3d of %3d, wrong: %s%n", key, count.right, count.all, count.wrong));
    }

    /** Under the target that is meant and no other; what is no imitation under none. */
    private static boolean rightName(JsonNode item, DisplayNames names) {
        List<String> found = names.imitations(item.get("text").asText(), "shop", "u-1").stream()
                .filter(imitation -> imitation.score() >= SURE)
                .map(Imitation::targetId)
                .toList();
        return found.equals(Optional.ofNullable(item.get("targetId")).map(JsonNode::asText).stream()
                .toList());
    }

    /** Harmful ones have their label with a target, or a contact that says by itself what it is; a look-alike has neither. */
    private static boolean rightComment(JsonNode item, CommentPipeline pipeline) {
        Set<Label> held = new HashSet<>(labels(item, pipeline));
        ContactFinder.find(CANONICALISER.canonicalise(item.get("text").asText())).stream()
                .filter(contact -> contact.kind() != Contact.Kind.SHORT_LINK)
                .forEach(contact -> held.add(Label.TREND_JACKING));
        return HARMFUL.containsKey(kind(item)) ? held.contains(HARMFUL.get(kind(item))) : held.isEmpty();
    }

    private static List<Label> labels(JsonNode item, CommentPipeline pipeline) {
        return pipeline
                .score(new LabelledComment(
                        item.get("id").asText(),
                        item.get("text").asText(),
                        Optional.of(item.get("targetId").asText()),
                        kind(item),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Map.of()))
                .labels()
                .stream()
                .filter(label -> HARMFUL.containsValue(label.label())
                        && !label.targetIds().isEmpty())
                .map(LabelScore::label)
                .toList();
    }

    private static String kind(JsonNode item) {
        return item.get("kind").asText();
    }

    private static String key(String kind, boolean heldOut) {
        return kind + (heldOut ? " held out" : "");
    }

    private static List<RegisteredTarget> registry() throws IOException {
        JsonNode targets = new ObjectMapper().readTree(Files.readAllBytes(CORPUS.resolve("targets.json")));
        return StreamSupport.stream(targets.spliterator(), false)
                .map(target -> new RegisteredTarget(
                        target.get("id").asText(),
                        target.get("name").asText(),
                        TargetRole.valueOf(target.get("role").asText()),
                        target.get("sport").asText(),
                        texts(target.get("aliases")),
                        texts(target.get("derogatoryNames")),
                        texts(target.get("officialAccountIds")),
                        target.get("minor").asBoolean(),
                        ProtectionWish.STANDARD,
                        null))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "name-exact, 8",
        "name-affix, 13",
        "name-confusable, 6",
        "name-alias, 2",
        "name-fan, 31",
        "name-ordinary, 20",
        "identity-claim, 29",
        "trend-jacking, 30",
        "look-alike-claim, 30",
        "look-alike-lure, 30",
        "name-exact held out, 2",
        "name-affix held out, 6",
        "name-confusable held out, 3",
        "name-alias held out, 1",
        "name-fan held out, 12",
        "name-ordinary held out, 6",
        "identity-claim held out, 8",
        "trend-jacking held out, 9",
        "look-alike-claim held out, 10",
        "look-alike-lure held out, 10"
    })
    void judgesAsManyRightAsItDid(String kind, int right) {
        assertThat(COUNTS.get(kind).right).as(kind).isGreaterThanOrEqualTo(right);
    }

    @Test
    void holdsEnoughOfEverythingAndNothingTwice() {
        Set<String> texts = new HashSet<>();
        ITEMS.forEach(item -> texts.add(item.get("text").asText()));

        assertThat(texts).hasSameSizeAs(ITEMS);
        assertThat(ITEMS.stream().filter(item -> IMITATIONS.contains(kind(item))))
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(ITEMS.stream()
                        .filter(item -> Set.of("name-fan", "name-ordinary").contains(kind(item))))
                .hasSizeGreaterThanOrEqualTo(50);
        assertThat(ITEMS.stream().filter(item -> HARMFUL.containsKey(kind(item))))
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(ITEMS.stream().filter(item -> kind(item).startsWith("look-alike")))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    private static final class Count {

        private int all;
        private int right;
        private final List<String> wrong = new ArrayList<>();

        void add(String id, boolean isRight) {
            all++;
            if (isRight) {
                right++;
            } else {
                wrong.add(id);
            }
        }
    }
}
