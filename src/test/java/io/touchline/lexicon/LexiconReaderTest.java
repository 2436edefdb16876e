package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconReaderTest {

    private static final String HARM = "language: zh\nlabel: curse\nterms:\n  - ";

    private static List<String> errors(String name, String text) {
        return errors(LexiconFixture.lexicons().raw(name, text));
    }

    private static List<String> errors(LexiconFixture lexicons) {
        try {
            lexicons.compile();
            return List.of();
        } catch (LexiconException e) {
            return e.errors().stream().map(LexiconError::toString).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, term: 死, severity: 2, why: x, colour: red} | zh-a.yaml:4 a: unknown key 'colour'",
                "{id: a, term: 死, severity: 2, why: x, or y} | zh-a.yaml:4 a: unknown key 'or y'; quote a text that has a comma in it",
                "{id: a, term: 死, term: 亡, severity: 2, why: x} | zh-a.yaml:4 a: duplicate key 'term'",
                "{id: a, term: 死, severity: 2} | zh-a.yaml:4 a: 'why' is missing",
                "{id: a, term: 死, severity: 2, why: ' '} | zh-a.yaml:4 a: why: must not be blank",
                "{term: 死, severity: 2, why: x} | zh-a.yaml:4: 'id' is missing",
                "{id: A_b, term: 死, severity: 2, why: x} | zh-a.yaml:4 A_b: id: must be small letters, digits and hyphens, at most 64",
                "{id: no, term: 死, severity: 2, why: x} | zh-a.yaml:4 no: id: must be a text; YAML reads no otherwise, so quote it",
                "{id: a, severity: 2, why: x} | zh-a.yaml:4 a: 'term' is missing",
                "{id: a, term: 250, severity: 2, why: x} | zh-a.yaml:4 a: term: must be a text; YAML reads 250 otherwise, so quote it",
                "{id: a, term: [死], severity: 2, why: x} | zh-a.yaml:4 a: term: must be a text",
                "{id: a, term: 死, also: 亡, severity: 2, why: x} | zh-a.yaml:4 a: also: must be a list",
                "{id: a, term: '—!', severity: 2, why: x} | zh-a.yaml:4 a: term: '—!' has no letter or digit, and everything else is taken out of every comment",
                "{id: a, term: 死×, severity: 2, why: x} | zh-a.yaml:4 a: term: '×' is taken out of every comment; write the term without it",
                "{id: a, term: f**k, severity: 2, why: x} | zh-a.yaml:4 a: term: '*' is taken out of every comment; write the term without it",
                "{id: a, term: 死, why: x} | zh-a.yaml:4 a: 'severity' is missing",
                "{id: a, term: 死, severity: 0, why: x} | zh-a.yaml:4 a: severity: must be 1 to 4, not 0",
                "{id: a, term: 死, severity: 5, why: x} | zh-a.yaml:4 a: severity: must be 1 to 4, not 5",
                "{id: a, term: 死, severity: '2', why: x} | zh-a.yaml:4 a: severity: must be a whole number",
                "{id: a, term: 死, severity: 2.5, why: x} | zh-a.yaml:4 a: severity: must be a whole number",
                "{id: a, term: 死, severity: 0x2, why: x} | zh-a.yaml:4 a: severity: must be a plain whole number",
                "{id: a, term: 死, severity: 2, weight: 9, why: x} | zh-a.yaml:4 a: weight: must be 0.1 to 8.0",
                "{id: a, term: 死, severity: 2, weight: .nan, why: x} | zh-a.yaml:4 a: weight: must be a plain number such as 2.5",
                "{id: a, term: 死, severity: 2, weight: big, why: x} | zh-a.yaml:4 a: weight: must be a number",
                "{id: a, term: 死, severity: 2, target: me, why: x} | zh-a.yaml:4 a: target: must be required or optional",
                "{id: a, term: 死, severity: 2, disguises: [SPACER], why: x} | zh-a.yaml:4 a: disguises: 'SPACER' is none of [HOMOPHONE, PINYIN, INITIALS, SPLIT, EMOJI, CONFUSABLE, LEET]",
                "{id: a, term: 死, severity: 2, disguises: [LEET, LEET], why: x} | zh-a.yaml:4 a: disguises: 'LEET' stands twice",
                "nothing | zh-a.yaml:4: terms: every entry is a mapping of keys",
                "{id: a, term: &x 死, severity: 2, why: x} | zh-a.yaml:4: anchors and aliases are not allowed",
                "{id: a, term: !java 死, severity: 2, why: x} | zh-a.yaml:4: tags such as !java are not allowed",
                "{id: a, term: !!str 死, severity: 2, why: x} | zh-a.yaml:4: tags such as tag:yaml.org,2002:str are not allowed",
                "{id: a, [b]: 死, term: 死, severity: 2, why: x} | zh-a.yaml:4 a: a key must be a word",
            })
    void refusesTermsWithTheirPlace(String entry, String error) {
        assertThat(errors("zh-a", HARM + entry)).containsExactly(error);
    }

    @Test
    void refusesAnUnknownModifierInUnless() {
        assertThat(errors("zh-a", HARM + "{id: a, term: 死, severity: 2, unless: [MAYBE], why: x}"))
                .singleElement()
                .asString()
                .startsWith("zh-a.yaml:4 a: unless: 'MAYBE' is none of [NEGATED, QUOTED,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modifiers | {id: a, modifier: NOT, term: 没, reach: after, why: x} | a: modifier: 'NOT' is not a modifier",
                "modifiers | {id: a, term: 没, reach: after, why: x} | a: 'modifier' is missing",
                "modifiers | {id: a, modifier: NEGATED, term: 没, why: x} | a: 'reach' is missing",
                "modifiers | {id: a, modifier: NEGATED, term: 没, reach: far, why: x} | a: reach: 'far' is none of [span, after, before, clause, sentence, comment]",
                "modifiers | {id: a, modifier: NEGATED, term: 没, reach: clause, within: 3, why: x} | a: within: shortens only the reach after or before",
                "modifiers | {id: a, modifier: NEGATED, term: 没, reach: after, within: 0, why: x} | a: within: must be 1 to 200",
                "modifiers | {id: a, modifier: NEGATED, reach: after, why: x} | a: needs either 'term' or 'match'",
                "modifiers | {id: a, modifier: NEGATED, term: 没, match: 没, reach: after, why: x} | a: needs either 'term' or 'match'",
                "modifiers | {id: a, modifier: NEGATED, term: 没, reach: after, severity: 1, why: x} | a: unknown key 'severity'",
                "exceptions | {id: a, modifier: WELL, term: 没, why: x} | a: modifier: 'WELL' is not a modifier",
                "exceptions | {id: a, why: x} | a: needs either 'term' or 'match'",
                "classes | {id: a, any: [], why: x} | a: 'any' needs at least one word",
                "classes | {id: a, why: x} | a: 'any' needs at least one word",
                "classes | {id: target, any: [没], why: x} | target: id: 'target' stands for mentions and is no class",
                "classes | {id: a, any: [没, '{b}'], why: x} | a: any: '{' is taken out of every comment; write the term without it"
            })
    void refusesOtherEntriesWithTheirPlace(String section, String entry, String error) {
        String text = "language: zh\n" + section + ":\n  - " + entry + "\n";

        assertThat(errors("zh-a", text)).containsExactly("zh-a.yaml:3 " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-a | label: curse@terms: [] | zh-a.yaml:1: 'language' is missing",
                "zh-a | language: en@label: curse@terms: [] | zh-a.yaml:1: language: must be zh, as the name of the file says",
                "zh-a | language: zh@terms: [] | zh-a.yaml:1: 'label' is missing",
                "zh-a | language: zh@label: nice@terms: [] | zh-a.yaml:2: label: 'nice' is not a label",
                "zh-a | language: zh@label: curse@exceptions: [] | zh-a.yaml:2: label: only files of terms and frames have one",
                "zh-a | language: zh | zh-a.yaml:1: a file holds one of: terms and frames, modifiers, exceptions, classes, evasions",
                "zh-a | language: zh@label: curse@terms: []@modifiers: [] | zh-a.yaml:1: a file holds one of: terms and frames, modifiers, exceptions, classes, evasions",
                "zh-a | language: zh@label: curse@terms: {} | zh-a.yaml:3: terms: must be a list",
                "zh-a | [] | zh-a.yaml:1: must be a mapping of keys",
                "zh-a | '' | zh-a.yaml: must be a mapping of keys",
                "zh-a | language: zh@label: [ | zh-a.yaml:2: is not YAML: expected the node content, but found '<stream end>'",
                "zh-a | language: zh@a: [[[[[[[[[[]]]]]]]]]] | zh-a.yaml:2: is nested too deeply",
                "zh-a | language: zh@<<: {label: curse}@terms: [] | zh-a.yaml:2: unknown key '<<'",
                "de-a | language: de | de-a.yaml: must be called <language>-<topic>.yaml, the language being zh, en or any",
                "zh | language: zh | zh.yaml: must be called <language>-<topic>.yaml, the language being zh, en or any"
            })
    void refusesFiles(String name, String text, String error) {
        assertThat(errors(name, text.replace('@', '\n'))).contains(error);
    }

    @Test
    void refusesCharactersThatYamlDoesNotAllow() {
        assertThat(errors("zh-a", HARM + "{id: a,\n term: \u0000x}"))
                .containsExactly("zh-a.yaml:5: holds the character U+0000, which YAML does not allow");
    }

    @Test
    void refusesEscapesOfNoCharacter() {
        assertThat(errors("zh-a", HARM + "{id: a,\n term: \"\\UFFFFFFFF\"}"))
                .containsExactly("zh-a.yaml:5: is not YAML: holds an escape of no character");
    }

    @Test
    void refusesAFurtherDocument() {
        assertThat(errors("zh-a", HARM + "{id: a, term: 死, severity: 2, why: x}\n---\nlanguage: zh\n"))
                .singleElement()
                .asString()
                .startsWith("zh-a.yaml:5: is not YAML");
    }

    @Test
    void refusesABombOfAliasesWithoutFollowingIt() {
        StringBuilder bomb = new StringBuilder("language: zh\na: &a [x, x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [*")
                    .append((char) (c - 1))
                    .append(", *")
                    .append((char) (c - 1))
                    .append("]\n");
        }
        assertThat(errors("zh-a", bomb.toString())).contains("zh-a.yaml:2: anchors and aliases are not allowed");
    }

    @Test
    void refusesFilesOverOneMebibyte() {
        assertThat(errors("zh-a", HARM + "{id: a, term: 死, severity: 2, why: x}\n#" + "傻".repeat(400_000)))
                .containsExactly("zh-a.yaml: is larger than 1 MiB");
    }

    @Test
    void refusesTermsAndFramesWithoutEnd() {
        assertThat(errors("zh-a", HARM + "{id: a, term: " + "傻逼".repeat(33) + ", severity: 2, why: x}"))
                .singleElement()
                .asString()
                .endsWith("…' is longer than 64 letters and digits");
        assertThat(errors(LexiconFixture.lexicons()
                        .frames("zh-a", "curse", "id: a, severity: 2, match: " + "收 ".repeat(25))))
                .containsExactly("zh-a.yaml:4 a: match: more than 24 elements");
        assertThat(errors(LexiconFixture.lexicons()
                        .frames("zh-a", "curse", "id: a, severity: 2, match: (" + "收|".repeat(200) + "收)")))
                .containsExactly("zh-a.yaml:4 a: match: more than 200 alternatives; make them a class");
        assertThat(errors(LexiconFixture.lexicons()
                        .frames("zh-a", "curse", "id: a, severity: 2, match: " + "收 ".repeat(1001))))
                .containsExactly("zh-a.yaml:4 a: match: the frame is longer than 2000 characters");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .raw("zh-a", HARM + "{id: a, severity: 9, colour: red}\n  - {id: b, term: '!', severity: 1, why: x}\n")
                .raw("zh-b", "language: zh\nfoo: 1\n");

        assertThatExceptionOfType(LexiconException.class)
                .isThrownBy(lexicons::compile)
                .satisfies(e -> {
                    assertThat(e.errors())
                            .extracting(LexiconError::line)
                            .containsExactlyInAnyOrder(4, 4, 4, 4, 5, 2, 1);
                    assertThat(e.errors()).extracting(LexiconError::entry).contains("a", "b", "");
                    assertThat(e.getMessage()).contains("zh-a.yaml:5 b: ");
                });
    }

    @Test
    void refusesAnIdThatStandsTwiceInAFile() {
        assertThat(errors(LexiconFixture.lexicons()
                        .terms("zh-a", "curse", "id: a, term: 死, severity: 2", "id: a, term: 亡, severity: 2")))
                .containsExactly("zh-a.yaml:5 a: id: another entry of this file has it");
    }

    @Test
    void refusesATermUnderTwoLabelsOfOneLanguage() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .terms("zh-a", "curse", "id: a, term: 去死, severity: 2")
                .terms("zh-b", "threat", "id: b, term: 去 死, also: [亡], severity: 2")
                .terms("zh-c", "threat", "id: c, term: x, also: [去死], severity: 2")
                .terms("any-a", "threat", "id: d, term: 去死, severity: 2");

        assertThat(errors(lexicons)).containsExactly("zh-c.yaml:4 c: '去死' stands under another label in zh-a.yaml#a");
    }

    @Test
    void refusesAnExceptionThatCancelsATermForGood() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .terms("zh-a", "curse", "id: a, term: 去死, severity: 2")
                .exceptions("zh-e", "id: e, term: 去死");

        assertThat(errors(lexicons)).containsExactly("zh-e.yaml:3 e: '去死' would cancel zh-a.yaml#a wherever it occurs");
    }

    @Test
    void refusesAClassThatStandsInTwoFilesOfOneLanguage() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .classes("zh-a", "id: money, any: [钱]")
                .classes("zh-b", "id: money, any: [红包]")
                .classes("en-b", "id: money, any: [cash]");

        assertThat(errors(lexicons))
                .containsExactly("zh-b.yaml:3 money: another file of this language has a class of this name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0.5", "8", "0.1"})
    void takesAWeightOfItsOwn(String weight) {
        LexiconFixture lexicons =
                LexiconFixture.lexicons().terms("zh-a", "curse", "id: a, term: 去死, severity: 2, weight: " + weight);

        assertThat(lexicons.match("去死").harms().get(0).entry().weight()).isEqualTo(Double.parseDouble(weight));
    }

    @Test
    void readsEveryKey() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .terms(
                        "zh-a",
                        "slander.match-fixing",
                        "id: a, term: 黑哨, also: [黑哨子], severity: 3, target: optional, disguises: [HOMOPHONE], unless: [NEGATED, DEBUNK]");

        assertThat(lexicons.match("黑哨子").harms().get(0).entry())
                .isEqualTo(new HarmEntry(
                        "zh-a.yaml#a",
                        Label.SLANDER_MATCH_FIXING,
                        Severity.GRAVE,
                        4.2,
                        false,
                        java.util.Set.of(Modifier.NEGATED, Modifier.DEBUNK),
                        java.util.Set.of(),
                        false));
    }

    @Test
    void tellsWhatEachFileHolds() {
        Lexicons lexicons = LexiconFixture.lexicons()
                .terms("zh-b", "curse", "id: a, term: 死, severity: 2", "id: b, term: 亡, severity: 2")
                .exceptions("zh-a", "id: a, term: 死磕")
                .compile();

        assertThat(lexicons.files())
                .containsExactly(
                        new LexiconSummary("zh-a.yaml", "zh", Optional.empty(), Optional.empty(), 0, 0, 0, 1, 0, 0),
                        new LexiconSummary(
                                "zh-b.yaml", "zh", Optional.empty(), Optional.of(Label.CURSE), 2, 0, 0, 0, 0, 0));
    }
}
