package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.api.KeyedHash;
import io.touchline.handling.Action;
import io.touchline.handling.protection.ProtectionNote;
import io.touchline.handling.standing.Education;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {

    private final RowCodec codec = new RowCodec();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"好球 😀 \"quoted\" \\ \n\uFFFD"})
    void bringsARowBackAsItWas(String text) {
        KeyedHash hash = new KeyedHash(new byte[32]);
        AssessmentRow row = new AssessmentRow(
                AssessmentIds.next(Instant.now()),
                "shop",
                "c-1",
                hash.account("shop", "u-1"),
                "u-1",
                hash.of("x"),
                Instant.parse("2026-08-03T14:00:00.123Z"),
                "REVIEW",
                3,
                "{\"a\":1}",
                "{\"actions\":[\"FOLD\"]}",
                List.of(new ProtectionNote(
                        "lin-zhixia",
                        Action.WATCH,
                        "default#r",
                        List.of("default#s"),
                        List.of("curse"),
                        Instant.parse("2026-08-03T14:00:00Z"),
                        null,
                        Instant.parse("2026-08-04T14:00:00Z"))),
                new Education("default#r", List.of("insult.person"), Optional.of(Duration.ofDays(7))),
                new CaseNote(
                        "abuse",
                        3,
                        "default#r",
                        "g_1",
                        List.of("lin-zhixia"),
                        List.of("lin-zhixia", "wang-chuqin"),
                        List.of("curse"),
                        List.of("FOLD", "WARN"),
                        true,
                        "{}",
                        "她又赢了",
                        null),
                text,
                List.of("lin-zhixia"),
                AssessmentIds.next(Instant.now()));

        assertThat(codec.decode(codec.encode(row))).usingRecursiveComparison().isEqualTo(row);
    }

    /** A newer replica wrote it. */
    @Test
    void leavesOutWhatItDoesNotKnow() {
        AssessmentRow row = row();
        String newer = codec.encode(row).replaceFirst("\\{", "{\"weather\":{\"rain\":true},");

        assertThat(codec.decode(newer)).usingRecursiveComparison().isEqualTo(row);
    }

    /** An older replica wrote it. */
    @Test
    void readsAProtectionThatNamesNoFurtherRules() {
        AssessmentRow row = row();
        String older = codec.encode(row)
                .replace(
                        "\"protections\":[]",
                        "\"protections\":[{\"targetId\":\"a\",\"action\":\"WATCH\",\"rule\":\"default#r\","
                                + "\"reasons\":[],\"from\":\"2026-08-03T14:00:00Z\",\"until\":\"2026-08-04T14:00:00Z\"}]");

        assertThat(codec.decode(older).protections()).singleElement().satisfies(note -> assertThat(note.moreRules())
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{}", "no JSON"})
    void saysSoIfItIsNoRow(String encoded) {
        assertThatThrownBy(() -> codec.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "namespace",
                "commentId",
                "accountKey",
                "fingerprint",
                "eventTime",
                "suggestion",
                "body",
                "targetIds"
            })
    void saysSoIfARowLacksWhatEachHas(String part) {
        String encoded = codec.encode(row());
        String lacking = encoded.replace("\"" + part + "\":", "\"forgotten\":");

        assertThat(lacking).isNotEqualTo(encoded);
        assertThat(codec.read(encoded)).isPresent();
        assertThat(codec.read(lacking)).isEmpty();
    }

    @Test
    void saysSoIfItsTimeIsNone() {
        String encoded = codec.encode(row()).replaceFirst("\"eventTime\":\"[^\"]*\"", "\"eventTime\":\"noon\"");

        assertThat(codec.read(encoded)).isEmpty();
    }

    private static AssessmentRow row() {
        return new StoredRows(new KeyedHash(new byte[32]))
                .row(new StoredRows.Of("shop", "c-1", "u-1"), Instant.now(), "好球", null);
    }
}
