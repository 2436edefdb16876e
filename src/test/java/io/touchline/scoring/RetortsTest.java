package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.Aim.You;
import io.touchline.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an insult is thrown at in a thread of 林某, whom some of the comments name. */
class RetortsTest {

    /** Holds also where it is taken for stern. */
    private static final HarmEntry INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 20);

    /** Of what the class {@code person} holds. */
    private static final Pattern PERSONS = Pattern.compile("你们?|您|他|她|you");

    private static List<String> targets(String text, String word, You you) {
        HandMadeHits hits = new HandMadeHits(text).harm(word, INSULT).aim(you, "lin");
        Matcher person = PERSONS.matcher(text);
        while (person.find()) {
            hits.person(hits.text().canonicalOf(new Span(person.start(), person.end())));
        }
        if (text.contains("林某")) {
            hits.mention("lin", "林某");
        }
        return hits.score().labels().get(0).targetIds();
    }

    /** In an answer to another user "you" is he, also beside a target who is named. */
    @ParameterizedTest
    @ValueSource(strings = {"呵呵，你个废物", "you废物", "你个废物，林某拿过多少冠军", "林某拿过多少冠军，你个废物算什么"})
    void aRetortIsAboutNoTarget(String retort) {
        assertThat(targets(retort, "废物", You.ANOTHER)).isEmpty();
        assertThat(targets(retort, "废物", You.OPEN)).containsExactly("lin");
        assertThat(targets(retort, "废物", You.TARGET)).containsExactly("lin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"你说得对，废物一个", "你也说废物", "你看她那样，废物", "废物一个", "林某，你就是个废物"})
    void whoAgreesOrSpeaksToATargetInAnAnswerIsAboutTheTarget(String agreed) {
        assertThat(targets(agreed, "废物", You.ANOTHER)).containsExactly("lin");
    }

    /** Said to a target who wrote what it answers, it is thrown at the target. */
    @ParameterizedTest
    @ValueSource(strings = {"你才是废物吧", "你们才废物", "你骂人家姑娘，你就是个废物"})
    void whatIsThrownBackIsAboutWhomItAnswers(String retort) {
        assertThat(targets(retort, "废物", You.OPEN)).isEmpty();
        assertThat(targets(retort, "废物", You.ANOTHER)).isEmpty();
        assertThat(targets(retort, "废物", You.TARGET)).containsExactly("lin");
    }

    @ParameterizedTest
    @CsvSource({
        "'键盘侠都是废物',废物",
        "'你们这群黑子真废物',废物",
        "'滚出去键盘侠',滚",
        "'滚，喷子们',滚",
        "'楼上是个废物吧',废物",
        "'骂他的都是废物',废物",
        "'天天私信骂人家的人是废物',废物",
        "'你这种人就是网络垃圾',垃圾",
        "'这帮黑子真能编，废物',废物",
        "'林某加油，键盘侠都是废物',废物",
        "'那些骂林某的都是废物',废物",
        "'骂林某的人渣，滚',滚",
        "'你有什么资格骂林某，废物东西',废物",
        "'You keyboard warriors are vermin',vermin",
        "'anyone abusing 林某 is vermin',vermin",
        "'the trolls in here are vermin',vermin"
    })
    void whoWritesHereIsNoTarget(String text, String word) {
        for (You you : You.values()) {
            assertThat(targets(text, word, you)).as("%s, %s", text, you).isEmpty();
        }
    }

    /** Whose opinion it is, or who is compared with whom, is not who is insulted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "黑粉骂得对，废物一个",
                "连喷子都看不下去的废物林某",
                "博主说得没错，他就是废物",
                "营销号吹出来的废物",
                "键盘侠都比他强，废物",
                "你才拿第八，废物",
                "你才几岁就这么废物",
                "林某，你才是废物",
                "骂他的都对，他就是废物",
                "楼上说得好，废物东西",
                "凭什么不能骂林某，废物就是废物"
            })
    void aWriterWhoIsOnlyNamedIsNotMeant(String text) {
        assertThat(targets(text, "废物", You.OPEN)).containsExactly("lin");
    }

    /** Who scolds abusers is stern, and no abuser, unless death is wished or violence announced. */
    @ParameterizedTest
    @CsvSource({
        "键盘侠都是废物,废物,INSULT_PERSON,INSULT,true",
        "骂他的都是废物,废物,INSULT_PERSON,GRAVE,true",
        "骂林某的都是废物,废物,INSULT_PERSON,INSULT,true",
        "anyone abusing him is vermin,vermin,DEHUMANISE,GRAVE,true",
        "造谣的人死全家,死全家,CURSE,GRAVE,false",
        "喷子都给我等着,等着,THREAT,THREAT,false",
        "楼上是个废物,废物,INSULT_PERSON,INSULT,false",
        "博主就是废物,废物,INSULT_PERSON,INSULT,false",
        "林某就是废物,废物,INSULT_PERSON,INSULT,false"
    })
    void whoScoldsAbusersObjects(String text, String word, Label label, Severity severity, boolean stern) {
        HandMadeHits hits = new HandMadeHits(text).aim("lin").harm(word, entry(label, severity, 6));
        CommentScore score = (text.contains("林某") ? hits.mention("lin", "林某") : hits).score();

        assertThat(score.speaking().contains(Modifier.COUNTER_SPEECH)).isEqualTo(stern);
    }

    @Test
    void theSiteSaysWhoIsAnswered() {
        for (String answer : List.of("回复@阿强: 你个废物", "回复 @阿强：你个废物", "  回复@a_qiang:你个废物")) {
            HandMadeHits hits = new HandMadeHits(answer);
            assertThat(OtherUsers.areAnswered(hits.text(), List.of()))
                    .as(answer)
                    .isTrue();
        }
        for (String none : List.of("@阿强: 你个废物", "等回复@阿强: 你个废物", "回复@阿强\n你个废物: 废物", "回复阿强: 废物")) {
            HandMadeHits hits = new HandMadeHits(none);
            assertThat(OtherUsers.areAnswered(hits.text(), List.of())).as(none).isFalse();
        }
        HandMadeHits named = new HandMadeHits("回复@林某: 你个废物").mention("lin", "林某");
        assertThat(OtherUsers.areAnswered(named.text(), named.mentions())).isFalse();
    }
}
