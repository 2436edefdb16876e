package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CommentScore.FoundModifier;
import io.touchline.text.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {

    @ParameterizedTest
    @CsvSource({
        "他吃药了？, 4, 5",
        "他吃药了?, 4, 5",
        "他吃药了？？？, 4, 5",
        "他吃药了吗, 4, 5",
        "他吃药了么。, 4, 5",
        "他吃药了吗！走了, 4, 5",
    })
    void aClosingMarkOrParticleCoversItsClause(String comment, int begin, int end) {
        assertThat(score(comment).modifiers()).contains(new FoundModifier(Modifier.QUESTION, new Span(begin, end)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "他吃药了，你们看不出来吗？", // another clause
                "他吃药了。谁知道？", // another sentence
                "吃药算什么", // a word that ends like a particle
                "吃药video.com/a?b=1", // a web address
                "？吃药", // before the clause
                "吃药吗都一样", // not at the end
                "他吃药要脸吗", // asks after shame
                "他吃药拿的金牌香吗？",
                "吃药对得起球迷吗",
                "他吃药还配当国手吗？？",
            })
    void otherClausesAreNotCovered(String comment) {
        assertThat(score(comment).modifiers()).isEmpty();
    }

    private static CommentScore score(String comment) {
        return new HandMadeHits(comment)
                .harm("吃药", entry(Label.SLANDER_DOPING, Severity.GRAVE, 4.2))
                .score();
    }
}
