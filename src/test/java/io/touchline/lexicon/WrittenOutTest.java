package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lexicons find where it is known what a word stands for. */
class WrittenOutTest {

    private final Lexicons lexicons = LexiconFixture.lexicons()
            .terms(
                    "zh-selection",
                    "slander.selection",
                    "id: fixed, term: 内定, severity: 2",
                    "id: waste, term: 废物, severity: 2",
                    "id: mouth, term: 口交, severity: 2",
                    "id: cold, term: 霸凌, severity: 2, unless: [NEGATED]",
                    "id: trash, term: trash, severity: 2")
            .frames("zh-bribe", "slander.match-fixing", "id: took, match: '(收|拿) ..3 (黑钱|回扣)', severity: 3")
            .modifiers("zh-modifiers", "id: never, modifier: NEGATED, term: 从没, reach: after, within: 10")
            .exceptions("zh-exceptions", "id: fixed-date, term: 内定日", "id: book, term: 回扣本")
            .compile();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # text, what stands for what, what is found
                    名额早就nd了, nd=内定, fixed:nd[INITIALS]
                    名额早就nei ding了, nei ding=内定, 'fixed:nei ding[PINYIN]'
                    他就是个肺雾, 肺雾=废物, waste:肺雾[HOMOPHONE]
                    他就是个广发牜勿, 广发牜勿=废物, waste:广发牜勿[SPLIT]
                    what a tr4sh player, tr4sh=trash, trash:tr4sh[LEET]
                    肺雾, 肺雾=废物, waste:肺雾[HOMOPHONE]
                    # a word of which only a part is hidden, and one that more is hidden of
                    早就n定了, n=内, fixed:n定[INITIALS]
                    这小肺雾呀, 小肺雾=小废物, waste:小肺雾[HOMOPHONE]
                    # in a frame
                    赛前收了hq, hq=黑钱, took:收了hq[INITIALS]
                    赛前s了别人回扣, s=收, took:s了别人回扣[INITIALS]
                    # behind what takes more or less room in the other form
                    ＳＢ弱弱弱弱弱弱 ㍿nd了, nd=内定, fixed:nd[INITIALS]
                    """)
    void findsWhatIsHidden(String text, String hidden, String found) {
        assertThat(harms(text, List.of(hidden.split(";")))).containsExactly(found);
        assertThat(harms(text, List.of())).as("without being told").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // a piece of an ordinary word, once it is written out
        "在lk交通台听到, lk=路口",
        // one that is not hidden any more because an exception has it
        "已经是nd日了, nd=内定",
        // two guesses at one place
        "又是肺w, w=雾",
        "从没b凌过谁, b=霸",
        // the same in a frame
        "收了hk本, hk=回扣"
    })
    void leavesWhatIsOrdinaryThen(String text, String hidden) {
        assertThat(harms(text, List.of(hidden)))
                .noneMatch(
                        found -> found.startsWith("mouth") || found.startsWith("fixed") || found.startsWith("waste"));
    }

    @Test
    void oneCharacterMayBeOfTwoWords() {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise("他r㎝b了");
        List<HiddenWord> hidden = List.of(new HiddenWord(new Span(1, 3), "废物"), new HiddenWord(new Span(3, 5), "内定"));
        assertThat(match(text, List.of(), hidden).harms())
                .extracting(LexiconHits.Harm::span)
                .containsExactly(new Span(1, 3), new Span(3, 5));
    }

    /** A cluster ends behind sixteen marks; what comes then is of nothing, but joins what is written out before it. */
    @Test
    void moreMarksThanACharacterTakesAreOfNoWord() {
        String marks = "\u0301".repeat(20);
        assertThat(harms("又是个肺雾" + marks, List.of("肺雾=废物"))).hasSize(1);
        assertThat(harms("又是个肺雾" + marks + "了", List.of("肺雾=废物"))).hasSize(1);
    }

    /** Two letters behind an insult do not excuse it. */
    @ParameterizedTest
    @CsvSource({"已经内定r, r=日", "my内定过, my=从没", "内定rr, rr=日日", "收了s黑钱, s=收", "收了回扣b, b=本"})
    void aGuessTakesNothingFromWhatIsPlain(String text, String hidden) {
        assertThat(harms(text, List.of(hidden)))
                .isEqualTo(harms(text, List.of()))
                .hasSize(1);
    }

    @Test
    void aModifierCoversItAsItCoversWhatIsPlain() {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise("她从没bl过谁");
        LexiconHits hits = match(text, List.of(), List.of(new HiddenWord(new Span(3, 5), "霸凌")));
        assertThat(hits.cues()).hasSize(1);
        assertThat(hits.cues().get(0).covers().contains(new Span(3, 5))).isTrue();
    }

    @Test
    void nothingIsFoundInAName() {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise("内nd加油");
        Mention name = new Mention("a", MatchedBy.NAME, new Span(0, 3));
        assertThat(match(text, List.of(name), List.of(new HiddenWord(new Span(1, 3), "内定")))
                        .harms())
                .isEmpty();
    }

    @Property(tries = 400)
    void whatIsPlainIsFoundAsBefore(
            @ForAll
                    @StringLength(max = 30)
                    @Chars({'内', '定', '废', '物', '收', '了', '黑', '钱', 'n', 'd', ' ', '。', '㎝', '㍻', '\u0301'})
                    String text,
            @ForAll byte where,
            @ForAll("readings") String reading) {
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        if (canonical.length() > 0) {
            int at = Math.floorMod(where, canonical.length());
            LexiconHits seen = lexicons.matcher().match(canonical, List.of(), true);
            LexiconHits more = match(canonical, List.of(), List.of(new HiddenWord(new Span(at, at + 1), reading)));
            assertThat(more.harms()).containsAll(seen.harms());
            assertThat(more.cues()).isEqualTo(seen.cues());
        }
    }

    @Provide
    Arbitrary<String> readings() {
        return Arbitraries.of("收", "黑钱", "内", "内定", "废物", "从没", "日", "本", "呀");
    }

    private LexiconHits match(CanonicalText text, List<Mention> mentions, List<HiddenWord> hidden) {
        LexiconHits seen = lexicons.matcher().match(text, mentions, true);
        return lexicons.matcher().match(text, mentions, true, seen, hidden);
    }

    private List<String> harms(String text, List<String> hidden) {
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        List<HiddenWord> words = new ArrayList<>();
        for (String word : hidden) {
            String[] sides = word.split("=");
            int begin = text.indexOf(sides[0]);
            words.add(new HiddenWord(canonical.canonicalOf(new Span(begin, begin + sides[0].length())), sides[1]));
        }
        return match(canonical, List.of(), words).harms().stream()
                .map(harm -> harm.entry().source().replaceAll(".*#", "") + ":"
                        + surface(text, canonical.original(harm.span())) + new TreeSet<>(harm.evasions()))
                .toList();
    }

    private static String surface(String text, Span place) {
        return text.substring(place.begin(), place.end());
    }
}
