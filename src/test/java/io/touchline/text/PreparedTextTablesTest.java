package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the build writes down about characters is what a start would find out. */
class PreparedTextTablesTest {

    private static final CodePoints MADE = new CodePoints();
    private static final CodePoints READ = new CodePoints(new TableInput(written(MADE)));

    private static byte[] written(CodePoints codePoints) {
        TableOutput out = new TableOutput();
        codePoints.write(out);
        return out.written();
    }

    @Test
    void everyCodePointIsDescribedTheSame() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            assertThat(READ.entry(c)).isEqualTo(MADE.entry(c));
            if (CodePoints.kind(MADE.entry(c)) == CodePoints.EXPANDED) {
                assertThat(READ.expansion(READ.entry(c))).isEqualTo(MADE.expansion(MADE.entry(c)));
            }
        }
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            assertThat(READ.entryOfUnit((char) unit)).isEqualTo(MADE.entryOfUnit((char) unit));
        }
        assertThat(Arrays.equals(written(READ), written(MADE))).isTrue();
    }

    @Test
    void readingsAreTheSame() {
        Pinyin made = new Pinyin();
        TableOutput out = new TableOutput();
        made.write(out);
        Pinyin read = new Pinyin(new TableInput(out.written()));

        assertThat(read.readings()).isEqualTo(made.readings());
        assertThat(read.syllables()).isEqualTo(made.syllables());
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(read.usual((char) c)).isEqualTo(made.usual((char) c));
        }
    }

    /** Beside loose classes they may be older than these. */
    @Test
    void areTakenBesideClassesWhereTheBuildHasJustMadeThem() {
        String fresh = System.getProperty(TableInput.FRESH, "false");
        assertThat(TableInput.packaged("lexicons").isPresent()).isEqualTo(Boolean.parseBoolean(fresh));
        System.setProperty(TableInput.FRESH, "false");
        try {
            assertThat(TableInput.packaged("lexicons")).isEmpty();
        } finally {
            System.setProperty(TableInput.FRESH, fresh);
        }
    }

    @Test
    void everyKindOfTableIsReadAsItWasWritten() {
        Random random = new Random(8);
        int[] integers = random.ints(1_000_000).toArray();
        long[] longs = random.longs(1_000).toArray();
        TableOutput out = new TableOutput();
        out.flag(true);
        out.integers(integers);
        out.longs(longs);
        out.text("一𠮷a\ud800");
        out.real(-0.1);
        out.texts(List.of("", "甲", "bc"));
        out.shorts(new short[] {-1, 2});

        TableInput in = new TableInput(out.written());
        assertThat(in.flag()).isTrue();
        assertThat(in.integers()).isEqualTo(integers);
        assertThat(in.longs()).isEqualTo(longs);
        assertThat(in.text()).isEqualTo("一𠮷a\ud800");
        assertThat(in.real()).isEqualTo(-0.1);
        assertThat(in.texts()).containsExactly("", "甲", "bc");
        assertThat(in.shorts()).containsExactly(-1, 2);
    }
}
