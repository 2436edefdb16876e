package io.touchline.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionFinderTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final Disguises DISGUISES = Disguises.withoutMaps(CANONICALISER);

    private final MentionFinder finder = new MentionFinder(
            List.of(
                    new TargetNames("lin", "林知夏", List.of("知夏", "Lin Zhixia", "小林"), List.of("林水花")),
                    new TargetNames("lin-coach", "林知", List.of("小林"), List.of()),
                    new TargetNames("ann", "Ann Lee", List.of("Ann"), List.of("annoying ann")),
                    new TargetNames("pena", "José Peña", List.of("Łukasz"), List.of()),
                    new TargetNames("hollis", "Mark Hollis", List.of("Mr Hollis 9", "M H"), List.of("Poor Hollis")),
                    new TargetNames("kevin", "凯文·德布劳内", List.of("德布劳内"), List.of())),
            CANONICALISER,
            DISGUISES);

    private List<String> found(String text) {
        CanonicalText canonical = CANONICALISER.canonicalise(text);
        return finder.find(canonical).stream()
                .map(mention -> mention.targetId() + " " + mention.matchedBy() + " " + surface(canonical, mention))
                .toList();
    }

    private static String surface(CanonicalText text, Mention mention) {
        Span original = text.original(mention.canonical());
        return text.original().substring(original.begin(), original.end());
    }

    @ParameterizedTest
    @CsvSource({
        "今天林知夏赢了, lin NAME 林知夏",
        "今天知夏赢了, lin ALIAS 知夏",
        "林水花又来, lin DEROGATORY_NAME 林水花",
        "林 知 夏, lin NAME 林 知 夏",
        "林知夏夏夏夏, lin NAME 林知夏夏夏夏",
        "lin zhixia won, lin ALIAS lin zhixia",
        "ANN is here, ann ALIAS ANN",
        "annoying ann again, ann DEROGATORY_NAME annoying ann",
        "凯文德布劳内, kevin NAME 凯文德布劳内",
        "林知说, lin-coach NAME 林知",
        "林知下课, lin-coach NAME 林知",
        "linzhixia输了, lin NAME linzhixia",
        "kaiwendebulaonei输了, kevin NAME kaiwendebulaonei",
        "林之夏输了, lin NAME 林之夏",
        "林zhi夏输了, lin NAME 林zhi夏",
        "lzx输了, lin NAME lzx",
        "Аnn Lee lost, ann NAME Аnn Lee",
        "José Peña lost, pena NAME José Peña",
        "JOSE PENA lost, pena NAME JOSE PENA",
        "José Pena lost, pena NAME José Pena",
        "Jose Peña lost, pena NAME Jose Peña",
        "#MarkHollis lost, hollis NAME MarkHollis",
        "@MarkHollis lost, hollis NAME MarkHollis",
        "#markhollis lost, hollis NAME markhollis",
        "和@markhollis一样, hollis NAME markhollis",
        "MarkHollis lost, hollis NAME MarkHollis",
        "Mark\u200bHollis lost, hollis NAME Mark\u200bHollis",
        "#mark_hollis lost, hollis NAME mark_hollis",
        "#JosePena lost, pena NAME JosePena",
        "#JoséPeña lost, pena NAME JoséPeña",
        "Lukasz lost, pena ALIAS Lukasz",
        "Ånn Lée lost, ann NAME Ånn Lée"
    })
    void findsNames(String text, String mention) {
        assertThat(found(text)).containsExactly(mention);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annual",
                "joann",
                "an n",
                "知，夏",
                "annlee",
                "#MarkHollisOut",
                // Sané is no sane person, Will Power no willpower.
                "markhollis lost",
                "MARKHOLLIS lost",
                "lukasz lost",
                "demarkhollis",
                "mrhollis9",
                "poorhollis",
                "mh",
                ""
            })
    void doesNotMakeNamesOfPieces(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void reportsAllTargetsThatShareAName() {
        assertThat(found("小林加油")).containsExactly("lin ALIAS 小林", "lin-coach ALIAS 小林");
    }

    @Test
    void reportsEveryPlace() {
        assertThat(found("知夏和Ann，知夏")).containsExactly("lin ALIAS 知夏", "ann ALIAS Ann", "lin ALIAS 知夏");
    }

    @Test
    void prefersTheLeastJudgingWayToBeCalledSo() {
        MentionFinder same = new MentionFinder(
                List.of(new TargetNames("a", "林知夏", List.of("林知夏"), List.of("林知夏"))), CANONICALISER, DISGUISES);

        assertThat(same.find(CANONICALISER.canonicalise("林知夏")))
                .extracting(Mention::matchedBy)
                .containsExactly(Mention.MatchedBy.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"林", "a", "!", "𠮷", "林!"})
    void refusesNamesThatStandEverywhere(String alias) {
        TargetNames target = new TargetNames("lin", "林知夏", List.of(alias), List.of());

        assertThatThrownBy(() -> new MentionFinder(List.of(target), CANONICALISER, DISGUISES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lin");
        assertThat(MentionFinder.refusalOf(alias, CANONICALISER)).isPresent();
    }

    /** A symbol beside an accented letter is dropped; between bare ones, in the other form, it counts as a letter. */
    @Test
    void refusesNamesOfWhichAnotherFormIsTooLong() {
        String asWritten = "éà".repeat(16) + "é";
        String name = String.join("!", asWritten.split(""));

        assertThat(CANONICALISER.canonicalise(name).length()).isEqualTo(33);
        assertThat(MentionFinder.refusalOf(asWritten, CANONICALISER)).isEmpty();
        assertThat(MentionFinder.refusalOf(name, CANONICALISER)).isPresent();
    }

    /** Whatever stands in the registry, what can be looked for is. */
    @Test
    void leavesOutWhatCannotBeLookedFor() {
        String cell = "Kouamé|Traoré|Konaté|Touré|Koné|Sékou|Dembélé|Moussé|Bakayé|Diarré";
        List<String> incomplete = new ArrayList<>();

        MentionFinder lenient = new MentionFinder(
                List.of(
                        new TargetNames("lin", "林", List.of("知夏"), List.of()),
                        new TargetNames("roster", cell, List.of(), List.of()),
                        new TargetNames("ann", "Ann Lee", List.of(), List.of())),
                CANONICALISER,
                DISGUISES,
                (id, reason) -> incomplete.add(id));

        assertThat(incomplete).containsExactly("lin", "roster");
        assertThat(lenient.find(CANONICALISER.canonicalise("知夏，林，Ann Lee，" + cell)))
                .extracting(Mention::targetId)
                .containsExactly("lin", "ann", "roster");
    }

    @Test
    void compilesWhateverItDoesNotRefuse() {
        Random random = new Random(21);
        List<String> pieces = List.of(
                "é", "à", "ø", "ı", "Å", "ß", "ﬁ", "n", "a", "I", "$", "!", "|", "+", "*", "@", "-", "'", " ", "\u00A0",
                "\u0301", "\u0308", "李", "é́", "3", "😀", "ё", "ά");
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 110);
            int variety = 2 + random.nextInt(pieces.size() - 2);
            int first = random.nextInt(pieces.size());
            for (int j = 0; j < length; j++) {
                name.append(pieces.get((first + random.nextInt(variety)) % pieces.size()));
            }
            if (MentionFinder.refusalOf(name.toString(), CANONICALISER).isEmpty()) {
                taken++;
                TargetNames target = new TargetNames("t", name.toString(), List.of(), List.of());
                assertThatCode(() -> new MentionFinder(List.of(target), CANONICALISER, DISGUISES))
                        .as(name.toString())
                        .doesNotThrowAnyException();
            }
        }
        assertThat(taken).isGreaterThan(200);
    }

    /** What stands at the ends of a name makes no second word of it, and a no-break space does part two. */
    @Test
    void aNameIsOfSeveralWordsWhateverBlanksItHas() {
        MentionFinder pasted = new MentionFinder(
                List.of(
                        new TargetNames("sane", "Leroy Sané", List.of("Sané "), List.of()),
                        new TargetNames("pena", "José\u00A0Peña", List.of(), List.of()),
                        new TargetNames("cyr", "Zoé-Mae", List.of(" Zoé!"), List.of())),
                CANONICALISER,
                DISGUISES);

        assertThat(pasted.find(CANONICALISER.canonicalise("no sane person would sub him, zoe")))
                .isEmpty();
        assertThat(pasted.find(CANONICALISER.canonicalise("#Sane, jose pena is a fraud, zoe-mae")))
                .extracting(Mention::targetId)
                .containsExactly("sane", "pena", "cyr");
    }

    /** WTT runs the tour, and cnm is a curse: whose initials they are too is not meant. */
    @Test
    void whatEverybodyKnowsAsSomethingElseIsNobodysInitials() {
        MentionFinder initials = new MentionFinder(
                List.of(
                        new TargetNames("wang", "王婷婷", List.of(), List.of()),
                        new TargetNames("chen", "陈宁明", List.of(), List.of())),
                CANONICALISER,
                DISGUISES);

        assertThat(initials.find(CANONICALISER.canonicalise("WTT赛程排得真差，cnm"))).isEmpty();
        assertThat(initials.find(CANONICALISER.canonicalise("王婷婷输了")))
                .extracting(Mention::targetId)
                .containsExactly("wang");
    }

    /** What a lexicon curses with names nobody; whatever else is written with initials does. */
    @Test
    void aTermOfTheLexiconsIsNobodysInitials() {
        MentionFinder initials = new MentionFinder(
                List.of(
                        new TargetNames("ke", "柯宇森", List.of(), List.of()),
                        new TargetNames("ma", "马明鹏", List.of(), List.of()),
                        new TargetNames("ren", "任宝强", List.of(), List.of()),
                        new TargetNames("liu", "刘鹏磊", List.of(), List.of()),
                        new TargetNames("yang", "杨晓红", List.of(), List.of()),
                        new TargetNames("fang", "方安宁", List.of(), List.of()),
                        new TargetNames("lin", "林知夏", List.of(), List.of())),
                CANONICALISER,
                BundledLexicons.compiled().disguises());

        assertThat(initials.find(CANONICALISER.canonicalise("你kys吧，mmp，什么rbq，LPL解说就是个废物")))
                .isEmpty();
        assertThat(initials.find(CANONICALISER.canonicalise("yxh都是废物，我是他的fan，裁判瞎了")))
                .isEmpty();
        assertThat(initials.find(CANONICALISER.canonicalise("lzx输了，k宇森也输了，柯宇森加油")))
                .extracting(Mention::targetId)
                .containsExactly("lin", "ke", "ke");
    }

    /** In small letters they are the words that they are, unless a name is one of contempt. */
    @ParameterizedTest
    @CsvSource({
        "i will be there, ''",
        "she is brown and proud, ''",
        "he took cash from a bookie, ''",
        "Will was late again, will",
        "did you see #will yesterday, will",
        "Brown again, brown",
        "what a clown, cash"
    })
    void aNameThatIsAWordNeedsACapital(String text, String target) {
        MentionFinder shirts = new MentionFinder(
                List.of(
                        new TargetNames("will", "William Okoro", List.of("Will"), List.of()),
                        new TargetNames("brown", "Brown", List.of(), List.of()),
                        new TargetNames("cash", "Matty Cash", List.of("Cash"), List.of("clown"))),
                CANONICALISER,
                BundledLexicons.compiled().disguises());

        assertNames(shirts, text, target);
    }

    /** Two syllables in one run may be an English word, or a town. */
    @ParameterizedTest
    @CsvSource({
        "every cloud has a silver lining, ''",
        "human trash all of them, ''",
        "刚从wuhan回来这帮废物, ''",
        "Li Na is a worthless idiot, li-na",
        "everyone knew Lina would lose, li-na",
        "lina就是个废物, li-na",
        "an na你怎么又输, an-na"
    })
    void aShortNameInPinyinIsNoEnglishWord(String text, String target) {
        MentionFinder names = new MentionFinder(
                List.of(
                        new TargetNames("li-ning", "李宁", List.of(), List.of()),
                        new TargetNames("li-na", "李娜", List.of(), List.of()),
                        new TargetNames("an-na", "安娜", List.of(), List.of()),
                        new TargetNames("hu-man", "胡曼", List.of(), List.of()),
                        new TargetNames("wu-han", "吴涵", List.of(), List.of())),
                CANONICALISER,
                BundledLexicons.compiled().disguises());

        assertNames(names, text, target);
    }

    private static void assertNames(MentionFinder finder, String text, String target) {
        assertThat(finder.find(CANONICALISER.canonicalise(text)))
                .extracting(Mention::targetId)
                .containsExactlyElementsOf(target.isEmpty() ? List.of() : List.of(target));
    }

    @Test
    void findsNothingWithoutTargets() {
        assertThat(new MentionFinder(List.of(), CANONICALISER, DISGUISES).find(CANONICALISER.canonicalise("林知夏")))
                .isEmpty();
    }
}
