package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMatchingTest {

    private static LexiconFixture frame(String match) {
        return LexiconFixture.lexicons()
                .frames("zh-a", "slander.match-fixing", "id: f, severity: 3, match: \"" + match + "\"")
                .frames("en-a", "slander.match-fixing", "id: unused, severity: 3, match: unusedword")
                .classes("zh-classes", "id: money, any: [钱, 红包]", "id: person, any: [他, 裁判]");
    }

    @ParameterizedTest
    @CsvSource({
        "收了钱, 他收了钱, f:收了钱",
        "收 了 钱, 他收了钱, f:收了钱",
        "收 了 钱, 他收 了*钱, f:收 了*钱",
        "(收|拿|塞) 钱, 他拿钱, f:拿钱",
        "收 (了|过)? 钱, 收钱, f:收钱",
        "收 (了|过)? 钱, 收过钱, f:收过钱",
        "收 {money}, 收红包, f:收红包",
        "收 {money}? 了, 收了, f:收了",
        "收 ..3 钱, 收一二三钱, f:收一二三钱",
        "收 ..3 钱, 收钱, f:收钱",
        "收 ..1 (过)? ..1 钱, 收一二钱, f:收一二钱",
        "收 ..2 钱, 收了some钱, f:收了some钱",
        "{person} 收 钱, 裁判收钱, f:裁判收钱",
        "^ 收 钱, '你，收钱', f:收钱",
        "^ ..2 钱, '你，收了钱', f:钱",
        "^ (你)? ..2 钱, 收了钱, f:钱",
        "收 ..2 (钱)? $, 收了过, f:收",
        "收 钱 $, '收钱，你', f:收钱",
        "收 ..1 $, 收钱, f:收",
        "on_the_take, he is on the take, f:on the take",
        "(on_the_take|bent) (ref)?, so bent, f:bent",
        "he ..2 fixed it, he has really fixed it, f:he has really fixed it"
    })
    void matches(String match, String text, String hit) {
        assertThat(frame(match).harms(text)).containsExactly(hit);
    }

    @ParameterizedTest
    @CsvSource({
        "收 钱, 收了钱",
        "收 (了|过)? 钱, 收的钱",
        "收 ..3 钱, 收一二三四钱",
        "收 ..3 钱, '收，钱'",
        "收 钱, '收，钱'",
        "{person} 收, 她收",
        "{target} 收, 他收",
        "^ 收 钱, 你收钱",
        "^ ..2 钱, 你收了钱",
        "收 钱 $, 收钱了",
        "收 ..1 $, 收了钱",
        "收 {money}, 收一红包",
        "on_the_take, onthetake",
        "fix it, fix itself",
        "he ..2 fixed it, he has really totally fixed it"
    })
    void doesNotMatch(String match, String text) {
        assertThat(frame(match).harms(text)).isEmpty();
    }

    @Test
    void standsOnMentions() {
        assertThat(frame("{target} ..2 收 钱").harms("林知夏又收钱", "林知夏")).containsExactly("f:林知夏又收钱");
        assertThat(frame("{person} ..2 收 钱").harms("林知夏又收钱", "林知夏")).containsExactly("f:林知夏又收钱");
        assertThat(frame("{target} ..2 收 钱").harms("林知夏又收钱")).isEmpty();
        assertThat(frame("{person} (收)?").harms("林知夏", "林知夏")).containsExactly("f:林知夏");
    }

    @Test
    void isBoundedByItsScope() {
        LexiconFixture scopes = LexiconFixture.lexicons()
                .frames(
                        "zh-a",
                        "slander.match-fixing",
                        "id: clause, severity: 3, match: 收 ..9 钱",
                        "id: sentence, severity: 3, scope: sentence, match: 收 ..9 钱",
                        "id: comment, severity: 3, scope: comment, match: 收 ..9 钱");

        assertThat(scopes.harms("收钱")).hasSize(3);
        assertThat(scopes.harms("收，钱")).containsExactly("comment:收，钱", "sentence:收，钱");
        assertThat(scopes.harms("收。钱")).containsExactly("comment:收。钱");
    }

    @Test
    void takesTheTightestMatchAndEachOnlyOnce() {
        assertThat(frame("收 ..9 钱").harms("收收了钱的钱")).containsExactly("f:收了钱");
        assertThat(frame("收 ..9 钱").harms("收钱，收了钱")).containsExactly("f:收钱", "f:收了钱");
    }

    @Test
    void namesTheDisguisesOfItsWordsNotOfItsGaps() {
        assertThat(frame("收 ..9 红包").harms("收 了 红包")).containsExactly("f:收 了 红包");
        assertThat(frame("收 ..9 红包").harms("收了红*包")).containsExactly("f:收了红*包[SPACER]");
        assertThat(frame("收 ..9 红包").harms("收了紅包")).containsExactly("f:收了紅包[TRADITIONAL]");
    }

    @Test
    void wantsSomebodyWhereATargetIsRequired() {
        LexiconFixture aimed = LexiconFixture.lexicons()
                .frames("zh-a", "slander.match-fixing", "id: f, severity: 3, target: required, match: 收 钱")
                .classes("zh-classes", "id: person, any: [他]");

        assertThat(aimed.harms("收钱")).isEmpty();
        assertThat(aimed.harms("他呢，收钱")).hasSize(1);
    }

    @Test
    void usesClassesOfItsLanguageAndThoseOfNone() {
        LexiconFixture languages = LexiconFixture.lexicons()
                .frames("zh-a", "curse", "id: zh, severity: 3, match: \"收 {money}\"")
                .frames("en-a", "curse", "id: en, severity: 3, match: \"took {money}\"")
                .frames("any-a", "curse", "id: any, severity: 3, match: \"{person} x\"")
                .classes("zh-c", "id: money, any: [钱]", "id: person, any: [他]")
                .classes("any-c", "id: money, any: [cash]");

        assertThat(languages.harms("收钱")).containsExactly("zh:收钱");
        assertThat(languages.harms("收cash")).isEmpty();
        assertThat(languages.harms("took cash")).containsExactly("en:took cash");
        assertThat(languages.harms("他x")).containsExactly("any:他x");
    }
}
