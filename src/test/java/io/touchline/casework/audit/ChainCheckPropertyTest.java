package io.touchline.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class ChainCheckPropertyTest {

    private static final HexFormat HEX = HexFormat.of();

    @Property
    void findsNothingWrongWithWhatTheServiceWrote(@ForAll("logs") LogModel log) {
        ChainReport report = log.checked();

        assertThat(report.faults()).isEmpty();
        assertThat(report.valid()).isTrue();
        assertThat(report.events()).isEqualTo(log.events().size());
    }

    @Property
    void staysValidThroughErasure(@ForAll("logs") LogModel log, @ForAll Random random) {
        List<Long> seqs = new ArrayList<>(log.parts().keySet());
        Collections.shuffle(seqs, random);
        List<Long> some = seqs.subList(0, (seqs.size() + 1) / 2);

        ChainReport report = log.erased(some).checked();

        assertThat(report.faults()).isEmpty();
        assertThat(report.erasedParts()).isEqualTo(log.checked().erasedParts() + some.size());
    }

    /** Each way to tamper, at two random places, with every log. */
    @Property(tries = 400)
    void findsWhateverIsDone(@ForAll("logs") LogModel log, @ForAll Random random) {
        int i = random.nextInt(log.events().size());
        int j = random.nextInt(log.events().size());
        for (Tampering tampering : Tampering.values()) {
            LogModel other = tampering.of(log, i, j);
            if (same(log, other)) {
                continue;
            }

            assertThat(other.checked().valid())
                    .as("%s at %d, %d", tampering, i, j)
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void findsAPartThatComesBackAfterItsErasure(@ForAll("logs") LogModel log) {
        List<Long> seqs = List.copyOf(log.parts().keySet());
        if (seqs.isEmpty()) {
            return;
        }
        LogModel erased = log.erased(seqs);
        LogModel restored = new LogModel(erased.events(), log.parts(), erased.end());

        assertThat(restored.checked().faults())
                .extracting(ChainReport.Fault::fault)
                .containsOnly(ChainFault.PERSONAL_RETURNED);
    }

    /** Whoever keeps an old end with its seal can put it back; a hash that was published since tells. */
    @Property(tries = 100)
    void findsALogThatWasPutBackByWhatWasPublished(@ForAll("logs") LogModel log, @ForAll Random random) {
        int kept = random.nextInt(log.events().size());
        ChainCheck check = new ChainCheck(LogModel.NAMESPACE);
        check.expect(log.end().orElseThrow().hash());
        log.events().subList(0, kept).forEach(check::event);

        ChainReport report = check.sealedEnd(
                kept == 0
                        ? Optional.empty()
                        : Optional.of(LogModel.sealed(log.events().get(kept - 1))),
                LogModel::seal);

        assertThat(report.faults()).extracting(ChainReport.Fault::fault).containsExactly(ChainFault.ANCHOR_MISSING);
    }

    @Property(tries = 200)
    void keepsNumbersAsASetDoes(@ForAll List<@LongRange(min = -70, max = 200) Long> added, @ForAll Random random) {
        SeqSet seqs = new SeqSet();
        Set<Long> oracle = new HashSet<>();
        for (long seq : added) {
            if (random.nextInt(3) == 0) {
                assertThat(seqs.remove(seq)).isEqualTo(oracle.remove(seq));
            } else {
                seqs.add(seq);
                oracle.add(seq);
            }
        }
        List<Long> left = new ArrayList<>();
        seqs.forEach(left::add);

        assertThat(left).containsExactlyInAnyOrderElementsOf(oracle);
        assertThat(LongStream.range(-70, 201).filter(seqs::contains).boxed())
                .containsExactlyInAnyOrderElementsOf(oracle);
    }

    private static boolean same(LogModel one, LogModel other) {
        return one.events().equals(other.events())
                && one.parts().equals(other.parts())
                && one.end()
                        .map(ChainCheckPropertyTest::text)
                        .equals(other.end().map(ChainCheckPropertyTest::text));
    }

    private static String text(ChainEnd end) {
        return end.seq() + " " + HEX.formatHex(end.hash()) + " " + HEX.formatHex(end.seal());
    }

    /** Events, then perhaps an erasure, then perhaps more events. */
    @Provide
    Arbitrary<LogModel> logs() {
        Arbitrary<List<LogModel.Told>> some = told().list().ofMaxSize(12);
        Arbitrary<List<Long>> erased = Arbitraries.longs().between(1, 12).list().ofMaxSize(5);
        return Combinators.combine(told().list().ofMinSize(1).ofMaxSize(12), erased, some)
                .as((before, seqs, after) ->
                        LogModel.empty().with(before).erased(seqs).with(after));
    }

    private static Arbitrary<LogModel.Told> told() {
        Arbitrary<AuditKind> kinds =
                Arbitraries.of(AuditKind.values()).filter(kind -> kind != AuditKind.PERSONAL_ERASED);
        Arbitrary<String> subjects =
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> bodies = Arbitraries.strings().ofMaxLength(20).map(text -> "{" + text + "}");
        Arbitrary<Optional<String>> personal =
                Arbitraries.strings().ofMaxLength(20).optional(0.5);
        return Combinators.combine(kinds, subjects, bodies, personal, Arbitraries.of(true, false))
                .as(LogModel.Told::new);
    }
}
