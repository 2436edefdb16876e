package io.touchline.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderModel.Weighing;
import io.touchline.encoder.EncoderModelFile;
import io.touchline.encoder.EncoderPieces;
import io.touchline.encoder.Encoders;
import io.touchline.encoder.TunedWeights;
import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.text.Canonicaliser;
import io.touchline.training.tuning.EncoderNetwork.Reads;
import io.touchline.training.tuning.EncoderNetwork.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With PyTorch and the encoders as they come in their jars. */
class EncoderTunerTest {

    private static final List<String> RAIN = List.of(
            "今天又下雨了，出门记得带伞",
            "雨下得好大，鞋子全湿了",
            "天气预报说明天有暴雨",
            "淋了一路雨，回家喝姜汤",
            "the rain will not stop today",
            "take an umbrella, it pours",
            "we got soaked on the way home",
            "heavy showers all weekend");

    private static final List<String> BREAD = List.of(
            "面包刚出炉，闻着真香",
            "早上烤了两个法棍",
            "这家的吐司松软不甜",
            "揉面要揉到能拉出薄膜",
            "fresh bread from the oven",
            "she bakes two loaves each morning",
            "the toast was golden and crisp",
            "knead the dough until it is smooth");

    private final EncoderPieces pieces;

    EncoderTunerTest() throws EncoderException {
        pieces = EncoderPieces.open();
    }

    /** Rain for the one, bread for the other, and of the third nothing is known. */
    private List<Lesson> lessons() {
        List<Lesson> lessons = new ArrayList<>();
        RAIN.forEach(text -> lessons.add(lesson(text, true)));
        BREAD.forEach(text -> lessons.add(lesson(text, false)));
        return lessons;
    }

    private Lesson lesson(String text, boolean rain) {
        return new Lesson(
                pieces.of(read(text)),
                Map.of(Category.ABUSE, rain, Category.SLANDER, !rain),
                Optional.of("rain").filter(label -> rain));
    }

    private static ReadText read(String text) {
        return new ReadText(new Canonicaliser().canonicalise(text), List.of(), List.of());
    }

    private static TuningOptions options(int epochs) {
        return new TuningOptions(epochs, 1e-4, 3e-3, 4, 0.1, 0.3, 1);
    }

    @Test
    void tellsApartTextsThatItDidNotSee() throws Exception {
        List<String> epochs = new ArrayList<>();
        Tuned tuned = new EncoderTuner(lessons(), options(6), Optional.empty(), epochs::add).tune(lesson -> true);

        try (Encoders encoders = Encoders.open(tuned.weights())) {
            for (String rain : List.of("外面下着雨", "雨停了再走吧", "it rained again", "wet from the rain")) {
                double[] decisions = decisions(tuned, encoders, rain);
                assertThat(decisions[0]).as(rain).isPositive();
                assertThat(decisions[1]).as(rain).isNegative();
            }
            for (String bread : List.of("这个面包好吃", "烤面包的香味", "a slice of bread", "warm dough")) {
                double[] decisions = decisions(tuned, encoders, bread);
                assertThat(decisions[0]).as(bread).isNegative();
                assertThat(decisions[1]).as(bread).isPositive();
            }
            assertThat(decisions(tuned, encoders, "加油")[2])
                    .as("nothing was said of it")
                    .isZero();
        }
        assertThat(epochs).hasSize(2 * 6);
        assertThat(epochs.get(0)).startsWith("chinese, 8 comments, epoch 1: loss ");
    }

    @Test
    void goesOnWithWhatIsTuned() throws EncoderException {
        Tuned tuned = new EncoderTuner(lessons(), options(3), Optional.empty(), epoch -> {}).tune(lesson -> true);
        TuningOptions hardly = new TuningOptions(1, 1e-7, 1e-7, 4, 0, 0, 1);

        Tuned further = new EncoderTuner(lessons(), hardly, Optional.of(tuned), epoch -> {})
                .tune(lesson -> lessons().get(lesson).pieces().kind() == EncoderKind.CHINESE);

        assertThat(further.weights().get(EncoderKind.CHINESE))
                .isNotEqualTo(tuned.weights().get(EncoderKind.CHINESE));
        try (Encoders before = Encoders.open(tuned.weights());
                Encoders after = Encoders.open(further.weights())) {
            for (String text : List.of("外面下着雨", "烤面包的香味")) {
                assertThat(decisions(further, after, text)[0])
                        .isCloseTo(decisions(tuned, before, text)[0], within(0.02));
            }
            for (String text : List.of("wet from the rain", "warm dough")) {
                assertThat(decisions(further, after, text))
                        .as("nothing was learned of English")
                        .isEqualTo(decisions(tuned, before, text));
            }
        }
    }

    @Test
    void beginsWithWhatWasPublishedWhereAStartLacksAnEncoder() throws EncoderException {
        Tuned anew = new EncoderTuner(lessons(), options(1), Optional.empty(), epoch -> {}).tune(this::isEnglish);
        Tuned older = new EncoderTuner(lessons(), options(2), Optional.empty(), epoch -> {}).tune(lesson -> true);

        Tuned tuned = new EncoderTuner(
                        lessons(), options(1), Optional.of(older.without(EncoderKind.ENGLISH)), epoch -> {})
                .tune(this::isEnglish);

        assertThat(tuned.weights().get(EncoderKind.ENGLISH).matrices())
                .isEqualTo(anew.weights().get(EncoderKind.ENGLISH).matrices())
                .isNotEqualTo(older.weights().get(EncoderKind.ENGLISH).matrices());
        assertThat(tuned.weights().get(EncoderKind.CHINESE).matrices())
                .isEqualTo(older.weights().get(EncoderKind.CHINESE).matrices());
        assertThat(tuned.heads().get(EncoderKind.CHINESE))
                .isEqualTo(older.heads().get(EncoderKind.CHINESE));
    }

    private boolean isEnglish(int lesson) {
        return lessons().get(lesson).pieces().kind() == EncoderKind.ENGLISH;
    }

    private static double[] decisions(Tuned tuned, Encoders encoders, String text) throws EncoderException {
        Encoders.Encoded encoded = encoders.encode(read(text));
        return tuned.heads().get(encoded.kind()).decide(encoded.numbers());
    }

    @Test
    void theSameLessonsLeaveTheSameWeights() throws EncoderException {
        EncoderTuner tuner = new EncoderTuner(lessons(), options(1), Optional.empty(), epoch -> {});

        byte[] one = bytes(tuner.tune(lesson -> true));

        assertThat(bytes(tuner.tune(lesson -> true))).isEqualTo(one);
        assertThat(bytes(tuner.tune(lesson -> lesson != 3))).isNotEqualTo(one);
    }

    private static byte[] bytes(Tuned tuned) {
        Map<Category, Weighing> weighings = NgramModel.CATEGORIES.stream()
                .collect(Collectors.toMap(category -> category, category -> new Weighing(1, 0, 1)));
        return EncoderModelFile.bytes(EncoderModelFile.of("none", 1, tuned.weights(), tuned.heads(), weighings));
    }

    /** What is read of an encoder and put in its own place is the same encoder, to the last bit. */
    @Test
    void whatWasReadOfAnEncoderIsWhatItIs() throws EncoderException {
        Map<EncoderKind, TunedWeights> same = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            EncoderGraph graph = EncoderGraph.read(kind);
            same.put(kind, graph.tuned(layers(graph)));
            assertThat(same.get(kind).matrices()).hasSize(6 * (kind == EncoderKind.CHINESE ? 4 : 12));
        }

        try (Encoders published = Encoders.open();
                Encoders replaced = Encoders.open(same)) {
            for (String text : (Iterable<String>) Stream.concat(RAIN.stream(), BREAD.stream())::iterator) {
                assertThat(replaced.vector(text)).as(text).isEqualTo(published.vector(text));
            }
        }
    }

    private static Map<String, float[]> layers(EncoderGraph graph) {
        Map<String, float[]> layers = new HashMap<>();
        graph.parameters().forEach((role, parameter) -> {
            if (role.startsWith("encoder.")) {
                layers.put(role, parameter.numbers());
            }
        });
        return layers;
    }

    /** PyTorch in floating point and the service in eight bits read the same, also where one text is padded. */
    @Test
    void bothRuntimesSayTheSame() throws EncoderException {
        for (EncoderKind kind : EncoderKind.values()) {
            List<String> texts = kind == EncoderKind.CHINESE
                    ? List.of("雨", "面包刚出炉，闻着真香，外面还在下雨")
                    : List.of("rain", "fresh bread from the oven while it pours outside");
            try (NDManager manager = NDManager.newBaseManager("PyTorch");
                    Encoders encoders = Encoders.open()) {
                EncoderNetwork network =
                        new EncoderNetwork(kind, EncoderGraph.read(kind), TunedWeights.NONE, manager, Reads.MEAN, 4, 0);
                float[] means = network.mean(
                                manager.newSubManager(),
                                texts.stream()
                                        .map(text -> Row.of(pieces.of(read(text))))
                                        .toList())
                        .toFloatArray();
                for (int i = 0; i < texts.size(); i++) {
                    float[] mean = Arrays.copyOfRange(means, i * kind.dimension(), (i + 1) * kind.dimension());
                    assertThat(cosine(mean, encoders.vector(texts.get(i))))
                            .as(texts.get(i))
                            .isGreaterThan(0.99);
                }
            }
        }
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int k = 0; k < one.length; k++) {
            product += one[k] * other[k];
            ofOne += one[k] * one[k];
            ofOther += other[k] * other[k];
        }
        return product / Math.sqrt(ofOne * ofOther);
    }

    /** Except a shift of all keys, which attention does not see. */
    @Test
    void whateverIsTunedOfALayerIsHeard() throws EncoderException {
        EncoderGraph graph = EncoderGraph.read(EncoderKind.CHINESE);
        float[] published;
        try (Encoders encoders = Encoders.open()) {
            published = encoders.vector(RAIN.get(0));
        }
        List<String> roles = graph.parameters().keySet().stream()
                .filter(role -> role.startsWith("encoder.layer.3.") && !role.endsWith("self.key.bias"))
                .toList();
        assertThat(roles).hasSize(15);
        for (String role : roles) {
            float[] numbers = graph.parameters().get(role).numbers().clone();
            for (int k = 0; k < numbers.length; k += 3) {
                numbers[k] += 0.2f;
            }
            Map<String, float[]> layers = layers(graph);
            layers.put(role, numbers);
            Map<EncoderKind, TunedWeights> tuned = Map.of(EncoderKind.CHINESE, graph.tuned(layers));
            try (Encoders encoders = Encoders.open(tuned)) {
                assertThat(encoders.vector(RAIN.get(0))).as(role).isNotEqualTo(published);
            }
        }
    }

    /** Where the other text says the opposite, what is learned of it shows. */
    @Test
    void nowAndThenALessonIsAnotherText() throws EncoderException {
        List<Lesson> lessons = lessons().stream()
                .filter(lesson -> lesson.pieces().kind() == EncoderKind.CHINESE)
                .toList();
        List<Lesson> otherwise = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Lesson other = lesson("桌上放着一本旧书", true);
            otherwise.add(new Lesson(lesson.pieces(), lesson.truth(), lesson.label(), Optional.of(other)));
        }
        ReadText book = read("桌上放着一本旧书");
        double without = decisions(lessons, book)[0];

        double[] with = decisions(otherwise, book, read(RAIN.get(0)), read(BREAD.get(0)));

        assertThat(with[0]).isGreaterThan(without + 1);
        // Only now and then: what the lessons are about is learned all the same.
        assertThat(with[1]).isGreaterThan(with[2] + 1);
    }

    /** On the first category, after ten epochs. */
    private static double[] decisions(List<Lesson> lessons, ReadText... texts) throws EncoderException {
        Tuned tuned = new EncoderTuner(lessons, options(10), Optional.empty(), epoch -> {}).tune(lesson -> true);
        double[] decisions = new double[texts.length];
        try (Encoders encoders = Encoders.open(tuned.weights())) {
            for (int i = 0; i < texts.length; i++) {
                decisions[i] = encoders.decide(texts[i], tuned.heads())[NgramModel.CATEGORIES.indexOf(Category.ABUSE)];
            }
        }
        return decisions;
    }

    @Test
    void anotherTextIsForTheSameEncoder() {
        Lesson chinese = lesson("下雨了", true);
        Optional<Lesson> english = Optional.of(lesson("rain", true));

        assertThatThrownBy(() -> new Lesson(chinese.pieces(), chinese.truth(), chinese.label(), english))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What nobody says the label of is not taught to be like what is harmless. */
    @Test
    void harmWithoutALabelIsNoLessonInLabels() throws EncoderException {
        List<Lesson> lessons = lessons();
        // All but one, or there would be no labels to tell apart.
        lessons.replaceAll(lesson ->
                lesson == lessons.get(0) ? lesson : new Lesson(lesson.pieces(), lesson.truth(), Optional.empty()));
        List<String> epochs = new ArrayList<>();

        new EncoderTuner(lessons, options(1), Optional.empty(), epochs::add).tune(lesson -> true);

        // Two categories of log 2 each at first; labels would be 0.2 more.
        assertThat(epochs).allSatisfy(epoch -> assertThat(epoch).containsPattern("loss 1\\.[34]"));
    }

    @Test
    void anEncoderWithoutCommentsStaysAsItIsAndKnowsHowFrequentHarmIs() throws EncoderException {
        List<Lesson> chinese = List.of(lesson("下雨了", true), lesson("雨停了", true), lesson("面包", false));

        Tuned tuned = new EncoderTuner(chinese, options(1), Optional.empty(), epoch -> {}).tune(lesson -> true);

        assertThat(tuned.weights().get(EncoderKind.ENGLISH)).isEqualTo(TunedWeights.NONE);
        assertThat(tuned.weights().get(EncoderKind.CHINESE).matrices()).isNotEmpty();
        double[] decisions = tuned.heads().get(EncoderKind.ENGLISH).decide(new float[EncoderKind.ENGLISH.dimension()]);
        assertThat(decisions).containsExactly(new double[] {Math.log(3 / 2.0), Math.log(2 / 3.0), 0}, within(1e-6));
    }
}
