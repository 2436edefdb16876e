package io.touchline.rumour;

import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What registered rumours cost: the time of a comment by words alone and bytes of memory a rumour, for a thousand and a
 * million of them, spread evenly over targets of ten each, and with a tenth of all on the one target that comments are
 * about. The encoder is no part of it: it reads at most eight pairs for a comment, however many there are.
 *
 * <p>Run with {@code -Xmx3g}. Prints a Markdown table.
 */
public final class RumourCost {

    private static final int SMALL = 1_000;
    private static final int LARGE = 1_000_000;
    private static final int OF_A_TARGET = 10;
    private static final int COMMENTS = 20_000;
    private static final int TRIES = 7;
    private static final int CHUNK = 10_000;

    /** In the style of claims: a matter, what was done, with whom, where, and words of no table. */
    private static final List<List<String>> PARTS = List.of(
            List.of("在锦标赛前", "在训练基地", "去年夏天", "决赛当晚", "选拔赛期间", "在国外集训时", "赛后", "休赛期"),
            List.of("收受赞助商红包", "药检呈阳性", "故意输球", "私吞队员奖金", "殴打年轻队友", "签阴阳合同", "论文由他人代写", "隐瞒婚史",
                    "装伤逃避比赛", "虚报年龄", "内定名额", "下注赌球", "体罚队员", "拒绝握手", "改装器材", "诈捐善款"),
            List.of("，被队里压了下来", "，由助理顶替", "，家属知情", "，教练配合", "，账户多出一笔", "，裁判没有处理", "，事后删除记录", "，品牌方解约"));

    private static final String RARE = "琰珺瑄璟霈煜昱晏昶暄翊翎玥珂琬瑾璇沅沐泠洛淇涵澍濯芷芮苒茉荀莞菀蓁薇藿杞柚栩桉梓楹榆";

    private final Canonicaliser canonicaliser = new Canonicaliser();

    private RumourCost() {}

    public static void main(String... args) {
        System.out.print(new RumourCost().table());
    }

    private String table() {
        StringBuilder table = new StringBuilder("| rumours | spread | µs a comment | bytes a rumour |\n|---|---|---|---|\n");
        for (boolean skewed : new boolean[] {false, true}) {
            double small = row(table, SMALL, skewed);
            double large = row(table, LARGE, skewed);
            table.append(String.format(Locale.ROOT, "| ratio | | %.2f | |%n", large / small));
        }
        return table.toString();
    }

    private double row(StringBuilder table, int rumours, boolean skewed) {
        long before = used();
        RumourIndex index = new RumourIndex(canonicaliser);
        int targets = rumours / OF_A_TARGET;
        Random random = new Random(7);
        List<RumourIndex.Entry> chunk = new ArrayList<>();
        for (int i = 0; i < rumours; i++) {
            String target = skewed && i % OF_A_TARGET == 0 ? "t-0" : "t-" + i % targets;
            chunk.add(new RumourIndex.Entry(
                    new Rumour("r-" + i, target, claim(random), "协会", "https://example.org/", null), List.of()));
            if (chunk.size() == CHUNK || i == rumours - 1) {
                index.take(chunk);
                chunk = new ArrayList<>();
            }
        }
        chunk = null;
        double bytes = (double) (used() - before) / index.size();
        double micros = micros(index, skewed ? 1 : targets);
        table.append(String.format(
                Locale.ROOT, "| %,d | %s | %.1f | %.0f |%n", rumours, skewed ? "a tenth on one" : "even", micros, bytes));
        return micros;
    }

    private double micros(RumourIndex index, int targets) {
        Random random = new Random(11);
        RumourQuery[] queries = new RumourQuery[COMMENTS];
        Scored scored = new Scored(-2, 0, 0, 0, 0, 0);
        for (int i = 0; i < COMMENTS; i++) {
            queries[i] = new RumourQuery(
                    canonicaliser.canonicalise("听说" + claim(random) + "，真是服了，这种事也干得出来"),
                    List.of(new About("t-" + random.nextInt(targets), List.of())),
                    List.of(),
                    scored);
        }
        double[] tries = new double[TRIES];
        for (int t = 0; t < TRIES; t++) {
            long start = System.nanoTime();
            int found = 0;
            for (RumourQuery query : queries) {
                found += index.match(query, PairReader.NONE).size();
            }
            tries[t] = (System.nanoTime() - start) / 1e3 / COMMENTS;
            if (found < 0) {
                throw new IllegalStateException();
            }
        }
        Arrays.sort(tries);
        return tries[TRIES / 2];
    }

    private static String claim(Random random) {
        StringBuilder claim = new StringBuilder();
        for (List<String> part : PARTS) {
            claim.append(part.get(random.nextInt(part.size())));
        }
        for (int i = 0; i < 6; i++) {
            claim.append(RARE.charAt(random.nextInt(RARE.length())));
        }
        return claim.toString();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
