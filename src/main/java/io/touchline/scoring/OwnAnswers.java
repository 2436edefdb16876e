package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;

/** Who asks and says yes asserts: 他吃药了吗？吃了, 他是不是打假球？当然是啊. */
final class OwnAnswers {

    /** How many clauses behind a question are looked at: the answer may wait for 真的吗. */
    private static final int CLAUSES = 3;

    /** Clauses, without the particles at their end, that say yes. */
    private static final Set<String> YES = Set.of(
            "是", "是的", "对", "没错", "当然", "当然是", "肯定", "肯定是", "绝对", "绝对是", "明显", "明摆着", "显然", "显然是", "废话", "还用问", "这还用问",
            "那还用问", "还用说", "懂的都懂", "懂得都懂", "千真万确", "实锤", "确实", "没跑", "可不是", "必须");

    private static final List<String> SURELY = List.of("肯定", "当然", "明显", "绝对", "就是", "早就", "必然", "确实");

    /** Without 了: 对了 turns to something else. */
    private static final String PARTICLES = "啊呀哦呢嘛啦吧的";

    private OwnAnswers() {}

    /** Whether what follows the clause that asks affirms it. @param between clauses that ask once more */
    static boolean affirm(CanonicalText text, Span asks, Set<String> between) {
        String asked = text.chars().substring(asks.begin(), asks.end());
        int at = asks.end();
        for (int i = 0; i < CLAUSES && at < text.length(); i++) {
            Span next = text.clauseOf(at);
            String said = text.chars().substring(next.begin(), next.end());
            if (YES.contains(said) || YES.contains(withoutParticles(said)) || echoes(said, asked)) {
                return true;
            }
            if (!between.contains(said)) {
                return false;
            }
            at = next.end();
        }
        return false;
    }

    /** 吃了: the verb that was asked about, done. */
    private static boolean echoes(String said, String asked) {
        String verb = SURELY.stream()
                .filter(said::startsWith)
                .findFirst()
                .map(sure -> said.substring(sure.length()))
                .orElse(said);
        return verb.length() > 1
                && "了过".indexOf(verb.charAt(1)) >= 0
                && withoutParticles(verb.substring(2)).isEmpty()
                && asked.indexOf(verb.charAt(0)) >= 0;
    }

    private static String withoutParticles(String said) {
        int end = said.length();
        while (end > 0 && PARTICLES.indexOf(said.charAt(end - 1)) >= 0) {
            end--;
        }
        return said.substring(0, end);
    }
}
