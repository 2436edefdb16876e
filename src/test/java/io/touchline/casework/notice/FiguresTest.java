package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.casework.notice.Figures.Count;
import io.touchline.casework.notice.Figures.Kind;
import io.touchline.casework.notice.NoticeContent.Appeals;
import io.touchline.casework.notice.NoticeContent.Educations;
import io.touchline.casework.notice.NoticeContent.MeasureRow;
import io.touchline.casework.notice.NoticeContent.Outcome;
import io.touchline.casework.notice.NoticeContent.Queue;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void hidesBesideAFewOutcomeTheOneThatTheTotalWouldTellItBy() {
        add(Kind.OUTCOME, "CHANGE", 10);
        add(Kind.OUTCOME, "OVERTURN", 4);
        add(Kind.OUTCOME, "UPHOLD", 2);

        assertThat(figures.outcomes())
                .containsExactly(
                        new Outcome("UPHOLD", "<3"), new Outcome("CHANGE", "≥3"), new Outcome("OVERTURN", "4"));
    }

    @Test
    void hidesAQueueWhereTheirSumWouldTellThatFewWereOverturned() {
        add(Kind.OUTCOME, "CHANGE", 13);
        add(Kind.OUTCOME, "OVERTURN", 1);
        add(Kind.QUEUE, "abuse", 9);
        add(Kind.QUEUE, "threats", 5);

        assertThat(figures.outcomes()).containsExactly(new Outcome("CHANGE", "13"), new Outcome("OVERTURN", "<3"));
        assertThat(figures.queues()).containsExactly(new Queue("abuse", "9"), new Queue("threats", "≥3"));
    }

    @Test
    void printsNoSmallNumberOfAppeals() {
        add(Kind.APPEAL, "MOOT", 2);
        add(Kind.APPEAL, "GRANTED", 1);
        add(Kind.APPEAL, "REJECTED", 7);

        assertThat(figures.appeals())
                .containsExactly(new Appeals("GRANTED", "<3"), new Appeals("REJECTED", "7"), new Appeals("MOOT", "<3"));
    }

    @Test
    void tellsNoEducationsOfPersonsThatTheTableOfMeasuresHides() {
        add(Kind.EDUCATION, "rule", 12);
        add(Kind.EDUCATION, "person", 5);
        figures.add(Kind.ACCOUNT_MEASURE, "EDUCATE", new Count(5, 5));
        assertThat(figures.educations()).isEqualTo(new Educations("12", "5"));

        figures.add(Kind.ACCOUNT_MEASURE, "WARN", new Count(1, 1));

        assertThat(figures.educations()).isEqualTo(new Educations("12", "≥3"));
    }

    /** Four names beside a total of five would tell that one was warned. */
    @Test
    void hidesWhatTheListOfNamesWouldTell() {
        add(Kind.TOTAL, "accounts", 5);
        figures.add(Kind.ACCOUNT_MEASURE, "WARN", new Count(1, 1));
        figures.add(Kind.ACCOUNT_MEASURE, "MUTE", new Count(4, 4));

        assertThat(figures.totals(4).accounts()).isEqualTo("≥3");
        assertThat(figures.totals(2).accounts()).isEqualTo("5");
        assertThat(figures.totals(0).accounts()).isEqualTo("5");
        assertThat(figures.measures()).extracting(MeasureRow::accounts).containsExactly("<3", "4");
    }

    /** Nor do the names tell a cell by what the cells of their own add up to. */
    @Test
    void hidesBesideASmallCellOneOfThoseThatItAddsUpWith() {
        figures.add(Kind.ACCOUNT_MEASURE, "EDUCATE", new Count(9, 9));
        figures.add(Kind.ACCOUNT_MEASURE, "WARN", new Count(1, 1));
        figures.add(Kind.ACCOUNT_MEASURE, "MUTE", new Count(3, 3));
        figures.add(Kind.ACCOUNT_MEASURE, "CLOSE", new Count(8, 8));

        assertThat(figures.measures()).extracting(MeasureRow::accounts).containsExactly("≥3", "<3", "3", "8");
    }

    private void add(Kind kind, String item, long number) {
        figures.add(kind, item, new Count(number, 0));
    }
}
