package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a label is about where several are named, or another user is spoken to. */
class AddressingTest {

    private static final HarmEntry INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 3.0);

    /** Holds also where it is taken for stern. */
    private static final HarmEntry PLAIN_INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 20);

    /** Who is praised in one clause is not insulted in the next. */
    @Test
    void givesALabelTheTargetsOfItsClauseOrOfTheNearest() {
        for (String text : List.of("林某打得真好，王某是废物", "王某是废物，林某打得真好", "心疼林某，被王某骂，废物", "废物，王某，林某不错")) {
            CommentScore score = new HandMadeHits(text)
                    .mention("lin", "林某")
                    .mention("wang", "王某")
                    .harm("废物", INSULT)
                    .score();

            assertThat(score.labels().get(0).targetIds()).as(text).containsExactly("wang");
        }
        CommentScore named = new HandMadeHits("林某加油王某这个废物")
                .mention("lin", "林某")
                .mention("wang", "王某")
                .harm("王某这个废物", INSULT)
                .score();
        assertThat(named.labels().get(0).targetIds()).containsExactly("wang");
    }

    /** Who stands beside it in the clause is not insulted. */
    @Test
    void aHitWithinOneThatNamesSomebodyIsAboutThatOne() {
        for (String text : List.of("王某这个废物给林某打低分", "心疼林某被王某这个废物坑", "王某这个废物，王某这个废物，林某加油")) {
            HandMadeHits hits = new HandMadeHits(text)
                    .mention("lin", "林某")
                    .mention("wang", "王某")
                    .harm("王某这个废物", INSULT)
                    .harm("这个废物", INSULT)
                    .harm("废物", INSULT);

            assertThat(hits.score().labels().get(0).targetIds()).as(text).containsExactly("wang");
        }
        CommentScore both = new HandMadeHits("王某这个废物和林某一样垃圾")
                .mention("lin", "林某")
                .mention("wang", "王某")
                .harm("王某这个废物", INSULT)
                .harm("垃圾", INSULT)
                .score();
        assertThat(both.labels().get(0).targetIds()).containsExactlyInAnyOrder("lin", "wang");
    }

    /** Anger at those who attack somebody is not at him. */
    @ParameterizedTest
    @CsvSource({
        "造谣林某的都是废物, false",
        "骂林某的人都是废物, false",
        "人肉林某地址的都去死废物, false",
        "说林某吃药的都是废物, false",
        "支持林某的都是废物, true",
        "骂林某废物的都闭嘴, true",
        "造谣林某的废物, false",
        "不得不说林某的人品是废物, true",
        "我就说林某的人是废物, true",
        "听说林某的都是废物操作, true",
        "林某这种造谣的废物, true"
    })
    void whoAttacksSomebodyIsAnother(String text, boolean about) {
        CommentScore score = new HandMadeHits(text)
                .mention("lin", "林某")
                .harm("废物", PLAIN_INSULT)
                .score();

        assertThat(score.labels().get(0).targetIds()).isEqualTo(about ? List.of("lin") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "find the idiot who threatened Lin, false",
        "whoever sent that to Lin is an idiot, false",
        "the idiot who coached Lin, true",
        "Lin is an idiot who threatened people, true"
    })
    void whoeverAbusesIsNotTheVictim(String text, boolean about) {
        CommentScore score = new HandMadeHits(text)
                .mention("lin", "Lin")
                .harm("idiot", PLAIN_INSULT)
                .score();

        assertThat(score.labels().get(0).targetIds()).isEqualTo(about ? List.of("lin") : List.of());
    }

    /** English has no comma there. */
    @ParameterizedTest
    @CsvSource({
        "Lin was superb but Wang is an idiot, wang",
        "Lin is honest and Wang is an idiot, wang",
        "Wang is an idiot who ruined Lin, wang",
        "that idiot Wang dropped Lin, wang",
        "Lin and Wang are an idiot pair, lin wang",
        "Lin beat Wang like an idiot, lin wang",
        "idiot Lin and Wang, lin wang"
    })
    void ofTwoInAClauseTheNearestIsMeant(String text, String targets) {
        assertMeant(text, "Lin", "Wang", "idiot", targets);
    }

    /** An insult follows its name, or stands before it; a blank is as good as a comma. */
    @ParameterizedTest
    @CsvSource({
        "王某废物 林某加油, wang",
        "林某加油 王某废物, wang",
        "林某，王某废物, wang",
        "王某废物林某, lin wang",
        "林某被废物王某坑了, wang",
        "林某和王某废物, lin wang",
        "废物王某和林某, lin wang"
    })
    void inChineseWhoTouchesAnInsultIsMeant(String text, String targets) {
        assertMeant(text, "林某", "王某", "废物", targets);
    }

    @ParameterizedTest
    @CsvSource({
        "林某和王某都是废物, lin wang",
        "林某、王某都是废物, lin wang",
        "林某跟王某都是废物, lin wang",
        "林某看王某都是废物, wang",
        "both Lin and 王某都是废物, lin wang"
    })
    void whoIsInAListWithTheNameOfAHitIsMeantToo(String text, String targets) {
        assertMeant(text, text.contains("Lin") ? "Lin" : "林某", "王某", "王某都是废物", targets);
    }

    private static void assertMeant(String text, String lin, String wang, String hit, String targets) {
        CommentScore score = new HandMadeHits(text)
                .mention("lin", lin)
                .mention("wang", wang)
                .harm(hit, INSULT)
                .score();

        assertThat(score.labels().get(0).targetIds()).containsExactlyInAnyOrder(targets.split(" "));
    }

    /** Where both are attacked each has a label. */
    @Test
    void whoIsPraisedBesideAnInsultIsNotMocked() {
        for (Severity severity : List.of(Severity.RUDE, Severity.INSULT)) {
            CommentScore score = new HandMadeHits("林某真懂事，王某是废物")
                    .mention("lin", "林某")
                    .mention("wang", "王某")
                    .harm("真懂事", entry(Label.MOCKERY_VEILED, severity, 5))
                    .harm("废物", INSULT)
                    .score();

            assertThat(score.labels())
                    .extracting(LabelScore::targetIds)
                    .containsExactlyInAnyOrderElementsOf(
                            severity == Severity.RUDE
                                    ? List.of(List.of("wang"))
                                    : List.of(List.of("lin"), List.of("wang")));
        }
    }

    /** Who is cheered is not attacked where the next clause says that it is another's part in the match who is. */
    @ParameterizedTest
    @CsvSource({
        "'林某加油，裁判是废物',裁判,ATHLETE,false",
        "'林某加油，裁判是废物',裁判,OFFICIAL,true",
        "'裁判是废物，林某别理',裁判,COACH,false",
        "'林某加油。裁判是废物',裁判,ATHLETE,false",
        "'林某又输了，他是废物',他,ATHLETE,true",
        "'林某又输了，废物',,ATHLETE,true",
        "'林某的教练是废物',教练,ATHLETE,true",
        "'林某又输了，这守门员是废物',守门员,ATHLETE,true",
        "'林某 lost, the ref is 废物',ref,COACH,false",
        "'林某输成这样，裁判都看不下去的废物',裁判,ATHLETE,true",
        "'林某输成这样，连裁判也救不了的废物',裁判,ATHLETE,true",
        "'林某加油，裁判都是废物',裁判,ATHLETE,false",
        "'林某 again, even the ref laughed at this 废物',ref,ATHLETE,true"
    })
    void anInsultIsAboutNobodyWhoIsSomethingElse(String text, String person, Role role, boolean about) {
        HandMadeHits hits =
                new HandMadeHits(text).mention("lin", "林某").role("lin", role).harm("废物", INSULT);

        CommentScore score = (person == null ? hits : hits.person(person)).score();

        assertThat(score.labels().get(0).targetIds()).isEqualTo(about ? List.of("lin") : List.of());
    }

    @Test
    void whatATargetIsCountsForTheThreadToo() {
        HandMadeHits hits =
                new HandMadeHits("裁判是废物").person("裁判").harm("废物", INSULT).aim("lin");

        assertThat(hits.score().labels().get(0).targetIds()).containsExactly("lin");
        assertThat(hits.role("lin", Role.ATHLETE).score().labels().get(0).targetIds())
                .isEmpty();
    }

    /** A referee who is bought is bought for somebody; a call to go for him is about him. */
    @Test
    void aClaimAboutAnotherIsAlsoAboutWhomItServes() {
        for (Label label : List.of(Label.SLANDER_MATCH_FIXING, Label.INCITE_PILE_ON)) {
            CommentScore score = new HandMadeHits("林某赢了，都说裁判黑")
                    .mention("lin", "林某")
                    .role("lin", Role.ATHLETE)
                    .person("裁判")
                    .harm("裁判黑", entry(label, Severity.GRAVE, 5))
                    .score();

            assertThat(score.labels().get(0).targetIds())
                    .isEqualTo(label.category() == Category.SLANDER ? List.of("lin") : List.of());
        }
    }

    /** A joke about oneself takes nothing from what another sentence says of somebody whom it names. */
    @ParameterizedTest
    @CsvSource({"林知夏,true", "下一个,false"})
    void whoIsNamedInAnotherSentenceIsNotMeantFondly(String subject, boolean named) {
        String text = "摔成这样，是我本人。" + subject + "就是个小丑。";
        HandMadeHits hits =
                new HandMadeHits(text).harm("小丑", INSULT).aim("lin").cue(Modifier.SELF_DIRECTED, "是我本人", text);
        CommentScore score = (named ? hits.mention("lin", subject) : hits).score();

        assertThat(score.speaking().contains(Modifier.SELF_DIRECTED)).isNotEqualTo(named);
        assertThat(score.modifiers().isEmpty()).isEqualTo(named);
    }

    /** Nor does a word about others' words from a plain threat; whatever is milder may be what is talked about. */
    @ParameterizedTest
    @EnumSource(names = {"QUOTED", "COUNTER_SPEECH"})
    void whoIsThreatenedByNameIsNotMerelyTalkedAbout(Modifier modifier) {
        String text = "林知夏我今晚就杀了你。他俩场下是好朋友。";
        HarmEntry threat = entry(Label.THREAT, Severity.THREAT, 5);

        CommentScore named = new HandMadeHits(text)
                .mention("lin", "林知夏")
                .harm("杀了你", threat)
                .cue(modifier, "好朋友", text)
                .score();
        CommentScore nobody = new HandMadeHits(text)
                .aim("lin")
                .harm("杀了你", threat)
                .cue(modifier, "好朋友", text)
                .score();
        CommentScore milder = new HandMadeHits(text)
                .mention("lin", "林知夏")
                .harm("杀了你", INSULT)
                .cue(modifier, "好朋友", text)
                .score();

        assertThat(named.modifiers()).isEmpty();
        assertThat(named.severity()).isEqualTo(Severity.THREAT);
        assertThat(nobody.modifiers()).extracting(found -> found.kind()).containsExactly(modifier);
        assertThat(milder.modifiers()).extracting(found -> found.kind()).containsExactly(modifier);
    }

    /** Each hit looks for a name among thousands. */
    @Test
    void manyNamesAndHitsTakeNoLonger() {
        StringBuilder text = new StringBuilder("知夏".repeat(1000)).append('。');
        for (int i = 0; i < 1500; i++) {
            text.append("废物，真是，");
        }
        HandMadeHits hits = new HandMadeHits(text.toString());
        for (int i = 0; i < 1000; i++) {
            hits.mention("lin", new Span(2 * i, 2 * i + 2));
        }
        for (int i = 0; i < 1500; i++) {
            int begin = hits.text().chars().indexOf("废物", 2000 + 4 * i);
            hits.harm(new Span(begin, begin + 2), INSULT);
        }

        assertThat(hits.score().labels().get(0).targetIds()).containsExactly("lin");
    }
}
