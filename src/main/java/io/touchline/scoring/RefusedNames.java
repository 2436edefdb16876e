package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Clauses that do nothing but object to a name that somebody is called: 别叫她废物, 谁给你的资格骂她废物, "how dare you call
 * him a coward". The name counts for nothing there, and the models, which count words and take them for the insult, do
 * not read them. A clause is an objection, a verb of calling, one person, the name, and next to nothing behind it; every
 * other clause is read.
 *
 * <p>Not looked for where the comment says the name again (她连废物都不如), where the clause marks or laughs, where a
 * prohibition ends in a question that asks for nothing (别叫她废物？), nor where the sentence goes on with what to call them
 * instead. So is 别骂她 by itself, where lexicons find nothing in the comment.
 */
final class RefusedNames {

    private static final String SOURCE = "engine#refused-name";

    private static final Set<String> BEFORE =
            DenialWords.words("大家 各位 姐妹们 兄弟们 家人们 粉丝们 球迷们 请 拜托 求求 求你们 求求你们 你们 你 我 我真 真 也 都 能不能 可不可以 麻烦 希望"
                    + " please pls guys everyone folks people i im am and but so");

    /** Asks for it to stop. */
    private static final Set<String> PROHIBITIONS =
            DenialWords.words("别 别再 不要 不要再 请勿 勿 不许 不准 禁止 少 停止 能别 能不能别 千万别 dont donot stop quit never");

    /** Says that it is wrong, which no question takes back. */
    private static final List<String> REPROOFS = List.of(
            "见不得别人",
            "见不得有人",
            "听不得别人",
            "听不得有人",
            "看不惯别人",
            "看不惯有人",
            "看不得别人",
            "讨厌别人",
            "讨厌有人",
            "讨厌你们",
            "最烦别人",
            "最烦有人",
            "受不了别人",
            "受不了有人",
            "受不了你们",
            "谁给你的资格",
            "谁给你资格",
            "谁给你的脸",
            "谁给你的权利",
            "谁给你的勇气",
            "谁给你们的资格",
            "谁给你们的脸",
            "凭什么",
            "凭啥",
            "怎么能",
            "怎么可以",
            "怎么忍心",
            "怎么好意思",
            "有什么资格",
            "没资格",
            "没有资格",
            "没权利",
            "没有权利",
            "不该",
            "不应该",
            "不可以",
            "不能",
            "howdareyou",
            "howdareanyone",
            "howdarepeople",
            "howcanyou",
            "whogaveyoutherightto",
            "nobodyhastherightto",
            "noonehastherightto",
            "youhavenorightto",
            "youvenorightto",
            "theyhavenorightto",
            "youdontgetto",
            "nobodygetsto",
            "itsnotokto",
            "itsnotokayto",
            "itisnotokto",
            "itisnotokayto",
            "itsneverokto",
            "itsneverokayto",
            "itisneverokto",
            "itsnotalrightto",
            "itswrongto",
            "itiswrongto",
            "itsoutoforderto",
            "itsunacceptableto",
            "itisunacceptableto",
            "whywouldyou",
            "whywouldanyone",
            "thereisnoneedto",
            "theresnoneedto",
            "hateitwhenpeople",
            "hateitwhenthey",
            "hatewhenpeople",
            "hatewhenthey",
            "tiredofpeople",
            "tiredofyou",
            "sickofpeople",
            "cantstandpeople",
            "cantstanditwhenpeople");

    private static final Set<String> HOW =
            DenialWords.words("再 去 来 就 总 总是 老 老是 一直 天天 随便 动不动 动不动就 这么 这样 一口一个 跟着 ever even again always");

    private static final Set<String> CALLING =
            DenialWords.words("骂 叫 喊 说 咒 称 称呼 管 骂成 说成 call calling called calls say saying think thinking");

    /** Abuse by its name: 别骂她, "stop hating on her". */
    private static final Set<String> ABUSING = DenialWords.words("骂 喷 怼 黑 网暴 嘲讽 嘲笑 攻击 辱骂 侮辱"
            + " hating attacking bullying abusing bashing insulting bully attack insult abuse");

    private static final Set<String> WHOM = DenialWords.words("他 她 他们 她们 人家 别人 人 孩子 姑娘 运动员 球员 选手 教练 裁判 队员 女孩 小孩 老将"
            + " him her them people anyone someone athletes players he hes she shes theyre");

    /** Belongs to a person or to the name: 一个运动员, 叫她一个, "a player", "him such a". */
    private static final Set<String> LINKS = DenialWords.words(
            "一个 一位 个 我们 我们的 我 家 的 这个 那个 是 成 作 做 为 叫 叫做 什么 on at a an the our that this such is s was");

    private static final Set<String> BEHIND = DenialWords.words(
            "了 啦 吧 啊 呀 的 行吗 好吗 好不好 行不行 可以吗 again please pls anymore ok okay thanks thankyou ever mate man lads");

    /** A prohibition that ends so asks in a friendly way. */
    private static final List<String> ASKING = List.of("行吗", "好吗", "好不好", "行不行", "可以吗", "please", "pls", "ok", "okay");

    /** Begins what to call them instead, or why the name is too good for them. */
    private static final Set<String> INSTEAD =
            DenialWords.words("叫 骂 喊 说 要 应该 应该叫 改叫 直接 直接叫 连 就是 简直 那是 那叫 侮辱 call say shes hes he she its that thats");

    private final CanonicalText text;
    private final BitSet names;

    private RefusedNames(CanonicalText text, BitSet names) {
        this.text = text;
        this.names = names;
    }

    /** @return what each covers is the clause; in order */
    static List<Cover> in(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        Map<Integer, List<Harm>> byClause = new TreeMap<>();
        for (Harm harm : hits.harms()) {
            byClause.computeIfAbsent(text.clauseOf(harm.span().begin()).begin(), at -> new ArrayList<>())
                    .add(harm);
        }
        BitSet names = new BitSet();
        for (Mention mention : mentions) {
            Span place = mention.canonical();
            if (mention.matchedBy() == MatchedBy.DEROGATORY_NAME) {
                byClause.remove(text.clauseOf(place.begin()).begin());
            } else if (place != null) {
                names.set(place.begin(), place.end());
            }
        }
        RefusedNames refused = new RefusedNames(text, names);
        List<Cover> found = new ArrayList<>();
        if (byClause.isEmpty()) {
            hits.cues().stream()
                    .filter(cue -> cue.modifier() == Modifier.COUNTER_SPEECH || cue.modifier() == Modifier.NEGATED)
                    .map(cue -> text.clauseOf(cue.cue().begin()))
                    .distinct()
                    .forEach(clause -> refused.addBare(clause, found));
        }
        byClause.forEach((begin, harms) -> refused.add(text.clauseOf(begin), harms, found));
        return found;
    }

    /** One that asks to abuse nobody, in a comment in which lexicons find nothing: models take it for what it names. */
    private void addBare(Span clause, List<Cover> found) {
        int head = skip(clause.begin(), clause.end(), BEFORE);
        int said = DeniedClauses.endOfWord(text, head, clause.end(), PROHIBITIONS);
        if (said > head
                && endOfAbuse(said, clause.end()) == clause.end()
                && ForbiddenClauses.plain(text, clause)
                && !isAsked(clause)
                && !goesOn(clause)) {
            found.add(cover(head, said, clause));
        }
    }

    /** Behind a verb of abuse, whom, and what may stand behind it. @return {@code begin} if it is none */
    private int endOfAbuse(int begin, int end) {
        int at = skip(begin, end, HOW);
        int abused = DeniedClauses.endOfWord(text, at, end, ABUSING);
        if (abused == at) {
            return begin;
        }
        return skip(endOfWhom(skip(abused, end, LINKS), end), end, BEHIND);
    }

    private int endOfWhom(int at, int end) {
        return at < end && names.get(at) ? names.nextClearBit(at) : DeniedClauses.endOfWord(text, at, end, WHOM);
    }

    private Cover cover(int head, int said, Span clause) {
        return new Cover(Modifier.COUNTER_SPEECH, SOURCE, text.original(new Span(head, said)), clause);
    }

    private void add(Span clause, List<Harm> harms, List<Cover> found) {
        int last = harms.stream().mapToInt(harm -> harm.span().end()).max().orElseThrow();
        if (last > clause.end()
                || harms.stream().anyMatch(harm -> harm.entry().label().category() != Category.ABUSE)) {
            return;
        }
        int head = skip(clause.begin(), clause.end(), BEFORE);
        int prohibited = DeniedClauses.endOfWord(text, head, clause.end(), PROHIBITIONS);
        boolean reproves = prohibited == head;
        int said = reproves ? endOfReproof(head, clause.end()) : prohibited;
        if (said == head || !ForbiddenClauses.plain(text, clause)) {
            return;
        }
        int name = beginOfName(said, last);
        if (name < last
                && isCalled(new Span(name, last), harms)
                && skip(last, clause.end(), BEHIND) == clause.end()
                && (reproves || !isAsked(clause))
                && !isSaidAgain(new Span(name, last))
                && !goesOn(clause)) {
            found.add(cover(head, said, clause));
        }
    }

    /** Behind the objection: how, a verb of calling, and whom, before or behind it. @return {@code end} if it is none */
    private int beginOfName(int begin, int end) {
        int at = skip(begin, end, HOW);
        int called = DeniedClauses.endOfWord(text, at, end, CALLING);
        if (called == at) {
            return end;
        }
        at = skip(called, end, LINKS);
        int whom = endOfWhom(at, end);
        return whom == at ? end : skip(whom, end, LINKS);
    }

    /** Whether all of it is what lexicons take for an insult: a term, or where there is none what stands in a frame. */
    private boolean isCalled(Span name, List<Harm> harms) {
        boolean hasTerm = harms.stream().anyMatch(harm -> !harm.entry().frame());
        BitSet called = new BitSet();
        harms.stream()
                .filter(harm -> hasTerm != harm.entry().frame())
                .forEach(harm -> called.set(harm.span().begin(), harm.span().end()));
        return called.nextClearBit(name.begin()) >= name.end();
    }

    private int endOfReproof(int at, int end) {
        return REPROOFS.stream()
                .filter(words -> text.chars().startsWith(words, at))
                .mapToInt(words -> at + words.length())
                .filter(behind -> behind < end && (!text.inRun(behind) || text.wordBoundaryBefore(behind)))
                .max()
                .orElse(at);
    }

    /** Whether a question mark stands behind it that no friendly word asks for. */
    private boolean isAsked(Span clause) {
        String original = text.original();
        int last = Math.max(original.lastIndexOf('?'), original.lastIndexOf('？'));
        return text.end(clause.end() - 1) <= last && ASKING.stream().noneMatch(text.letters(clause)::endsWith);
    }

    private boolean isSaidAgain(Span name) {
        return text.chars().indexOf(text.chars().substring(name.begin(), name.end()), name.end()) >= 0;
    }

    private boolean goesOn(Span clause) {
        int next = clause.end();
        int end = text.sentenceOf(clause.begin()).end();
        return next < end && DeniedClauses.endOfWord(text, next, end, INSTEAD) > next;
    }

    private int skip(int begin, int end, Set<String> words) {
        int at = begin;
        while (at < end) {
            int next = DeniedClauses.endOfWord(text, at, end, words);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }
}
