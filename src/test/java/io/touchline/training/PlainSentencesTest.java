package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.scoring.CategoryScore;
import io.touchline.testsupport.CompiledLexicons;
import io.touchline.text.Canonicaliser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the bundled lexicons alone make of single sentences: ones that were taken for harm although anybody would say
 * them, and their harmful neighbours, which must not be lost for it.
 */
class PlainSentencesTest {

    private static CommentPipeline pipeline;

    @BeforeAll
    static void open() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        pipeline = new CommentPipeline(
                canonicaliser,
                CompiledLexicons.bundled(),
                Optional.empty(),
                Optional.of(
                        new TargetFile(Path.of("src/test/resources/corpus/targets.json"), canonicaliser).targets()));
    }

    private static double most(String text) {
        return pipeline
                .score(new LabelledComment(
                        text, text, Optional.of("lin-zhixia"), "", Optional.empty(), Optional.empty(), "", Map.of()))
                .categories()
                .values()
                .stream()
                .mapToDouble(CategoryScore::score)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恭喜球队终结三连败",
                "恭喜林知夏让对手出局",
                "国外裁判给了她多少分",
                "孩子们收了几个红包",
                "林知夏感冒吃了什么药好得这么快",
                "林知夏怎么可能收黑钱",
                "她怎么可能打假球",
                "林知夏怎么会吃禁药呢",
                "打假球的人不是她",
                "林知夏最恨打假球的人",
                "她没有在3:0时放水",
                "林知夏剑指奥运金牌",
                "她坐在知夏坐过的椅子上",
                "大家扣66666给林知夏加油",
                "没人觉得林知夏是废物",
                "该不会是买的站票吧",
                "Nobody thinks Vell is an idiot",
                "congrats Vell on ending the losing streak"
            })
    void flagsNothing(String text) {
        assertThat(most(text)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恭喜林知夏喜提三连败",
                "恭喜林知夏一轮出局",
                "国外给了她多少好处",
                "不会是收了黑钱吧，这球能输",
                "林知夏收了几个红包才这么打的",
                "林知夏吃了什么药突然这么快",
                "打假球的人就是她",
                "林知夏收了100,000块黑钱",
                "她就是在3:0时放水",
                "大家都觉得林知夏是废物",
                "Everybody knows Vell is an idiot"
            })
    void findsTheirNeighbours(String text) {
        assertThat(most(text)).isGreaterThanOrEqualTo(0.5);
    }
}
