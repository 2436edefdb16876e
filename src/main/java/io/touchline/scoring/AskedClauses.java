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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Clauses that do nothing but ask whether a claim is true, suppose it, or tell it as hearsay for the next one to refute
 * it: 听说沈牧白吃药了，真的假的; "they say she dopes. It's a lie." What is said there counts for nothing, and the models,
 * which count words and take them for the claim, do not read it. A clause counts only if it asks for yes or no, by itself
 * or by the clause behind it, if that refutes it, scoffs at it as a bare question (裁判收钱？别逗了) or bets against it, or
 * if it begins with who would believe it (谁信他打假球啊); if all that lexicons find in the whole comment are claims in
 * such clauses; and if little else stands in it.
 *
 * <p>Not looked for in long comments, nor where something is marked, quoted or laughed at, somebody is called a derogatory
 * name, or the question says what its answer is: 不就是吃药吗, 又打假球了吗, 他敢说没吃药吗. Questions in Chinese alone.
 */
final class AskedClauses {

    private static final String SOURCE = "engine#asked-clause";

    private static final int LONGEST = 60;
    private static final int LONGEST_IN_LETTERS = 120;
    private static final int MOST_BESIDE = 6;

    /** Say where it was heard, or that somebody asks. */
    private static final Set<String> OPENING =
            Set.of("听说", "据说", "网上说", "网传", "有人说", "看到有人说", "请问", "求问", "想问", "想问下", "想问一下", "问一下", "弱弱问", "问下");

    /** Suppose what the next clause draws a conclusion from: 如果他真吃药了，那必须禁赛. */
    private static final Set<String> SUPPOSING = Set.of("如果", "要是", "假如", "若是", "倘若", "万一", "假设", "如果说");

    /** What is earned openly: how much it was accuses nobody. */
    private static final Set<String> EARNING =
            Set.of("赚", "挣", "奖金", "年薪", "薪水", "工资", "签字费", "续约", "签约", "代言", "合同", "转会费");

    private static final String HOW_MUCH = "多少";

    /** Ask for yes or no of what stands behind them in the clause. */
    private static final Set<String> WHETHER = Set.of("是不是", "是否", "有没有", "会不会", "真的假的", "是真是假");

    /**
     * All that may stand behind the claim: 打假球要脸吗, 打假球是否该禁赛 and 要是打假球的沈牧白能当队长 ask and suppose
     * something else, and take the claim for granted.
     */
    private static final Set<String> BEHIND = Set.of(
            "了", "过", "吗", "么", "嘛", "呢", "啊", "呀", "的", "事", "的事", "这事", "这回事", "是真的", "真的", "是真", "真的假的", "是真是假",
            "属实", "的传闻", "的传言", "的消息", "的新闻", "的说法", "的话", "那", "被证实", "被查实", "被查", "被查出来", "被坐实", "坐实", "查实", "是事实",
            "成立");

    /** Clauses that ask whether what stands before them is true. */
    private static final Set<String> TRUE_OR_NOT = Set.of(
            "真的吗", "是真的吗", "这是真的吗", "真的么", "是真的么", "真的假的", "真假", "是真是假", "属实吗", "属实么", "这事属实吗", "有这回事吗", "有这事吗",
            "有这回事么", "是不是真的", "可信吗", "靠谱吗", "有官方消息吗", "有证据吗", "有实锤吗", "求证", "求证实", "求辟谣", "求真相");

    /** Clauses that refute what was heard in the one before. */
    private static final Set<String> REFUTING = Set.of(
            "假的",
            "是假的",
            "都是假的",
            "不是真的",
            "没有的事",
            "谣言",
            "是谣言",
            "都是谣言",
            "纯属谣言",
            "已辟谣",
            "辟谣了",
            "已经辟谣了",
            "官方辟谣了",
            "误会",
            "是误会",
            "后来说是误会",
            "nottrue",
            "itsnottrue",
            "thatsnottrue",
            "itisnttrue",
            "thatisnttrue",
            "itsalie",
            "thatsalie",
            "itisalie",
            "alllies",
            "lies",
            "hedeniesit",
            "shedeniesit",
            "theydenyit",
            "hedeniedit",
            "shedeniedit",
            "itsfalse",
            "thatsfalse",
            "false",
            "debunked",
            "itwasdebunked",
            "ithasbeendebunked",
            "policefoundnothing",
            "thetestssayno",
            "hewascleared",
            "shewascleared");

    /** Clauses that laugh off what the one before wonders at. */
    private static final Set<String> SCOFFING = DenialWords.words("别逗 别逗了 别扯 别扯了 扯淡 瞎扯 瞎扯淡 胡扯 胡说 胡说八道 瞎说 笑话 天大的笑话"
            + " 开什么玩笑 开玩笑 别开玩笑了 想多了 你想多了 想太多 不可能 绝对不可能 怎么可能 我不信 我才不信 我第一个不信 打死我都不信 打死我也不信 打死也不信 打死都不信"
            + " 鬼才信 谁信 谁信啊 编吧 接着编 继续编 别编了 造谣 纯造谣 别造谣 别造谣了 污蔑 没影的事 没有的事 闹呢 别闹 别闹了 无稽之谈"
            + " behave giveover comeoffit domeafavour domeafavor nochance nonsense rubbish getagrip dontbedaft dontbesilly"
            + " dontberidiculous notachance pulltheotherone idontbelieveit");

    /** Begin a clause that nobody is to believe. */
    private static final Set<String> DISBELIEVING =
            DenialWords.words("谁信 谁会信 谁能信 鬼才信 鬼信 打死我都不信 打死我也不信 打死都不信 打死也不信 我第一个不信 我头一个不信");

    /** Who scoffs says what is to be laughed at, and hardly anything else. */
    private static final int FEW_BESIDE = 2;

    /** What it is instead: 他收黑钱？笑话，他收的是房子. */
    private static final List<String> RATHER = List.of("的是", "那叫", "明明", "早就", "不止");

    private static final List<String> HEARSAY = List.of(
            "theysay",
            "somesay",
            "peoplesay",
            "somepeoplesay",
            "theysaid",
            "peoplesaid",
            "rumourhasit",
            "rumorhasit",
            "itwassaid",
            "iheard",
            "wordis",
            "theinternetsays",
            "twittersays",
            "someonesaid",
            "theykeepsaying");

    /** What a question that knows its answer is asked with. */
    private static final String LEADING = "不没敢难凭怎哪谁啥几又还就连都竟果也再咋何岂多才总只光";

    /** Take for granted what they are asked about: 你们知道他打假球吗. */
    private static final Set<String> GRANTING =
            Set.of("知道", "记得", "忘了", "发现", "看到", "看见", "承认", "信吗", "自己清楚", "心里清楚", "心里有数", "心知肚明");

    /** Deny, in hearsay, what its refutation then affirms: 听说他没吃药，谣言. */
    private static final String DENYING = "没未不无非";

    private static final Set<String> DENYING_IN_LETTERS = Set.of("no", "not", "never", "none", "nobody", "nt", "t");

    private static final String QUOTES = "“”‘’「」『』\"[【";

    private final CanonicalText text;
    /** Units of names, claims and the words that ask. */
    private final BitSet known = new BitSet();

    private final BitSet names = new BitSet();

    /** Units of claims. */
    private final BitSet claimed = new BitSet();

    /** By where a clause begins, where the first claim in it ends. */
    private final Map<Integer, Integer> claims = new HashMap<>();

    /** Whether no claim is found but in how much somebody got. */
    private boolean onlyHowMuch = true;

    private AskedClauses(CanonicalText text) {
        this.text = text;
    }

    /** @return what each covers is the clause; in order */
    static List<Cover> in(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        boolean claims = !hits.harms().isEmpty()
                && hits.harms().stream().allMatch(harm -> harm.entry().label().category() == Category.SLANDER);
        if (!claims
                || text.length() > (text.inRun(0) ? LONGEST_IN_LETTERS : LONGEST)
                || text.anyMark()
                || mentions.stream().anyMatch(mention -> mention.matchedBy() == MatchedBy.DEROGATORY_NAME)
                || quotes(text.original())
                || laughs(text)) {
            return List.of();
        }
        return new AskedClauses(text).find(mentions, hits);
    }

    private static boolean quotes(String original) {
        return IntStream.range(0, original.length())
                .anyMatch(at -> QUOTES.indexOf(original.charAt(at)) >= 0 && !Quotations.isApostrophe(original, at));
    }

    private static boolean laughs(CanonicalText text) {
        return IntStream.range(0, text.length())
                .anyMatch(i -> DeniedClauses.endOfWord(text, i, text.length(), DenialWords.LAUGHING) > i);
    }

    private List<Cover> find(List<Mention> mentions, LexiconHits hits) {
        mentions.stream()
                .map(Mention::canonical)
                .filter(Objects::nonNull)
                .forEach(name -> names.set(name.begin(), name.end()));
        known.or(names);
        hits.persons().forEach(person -> known.set(person.begin(), person.end()));
        TreeMap<Integer, Span> clauses = new TreeMap<>();
        for (Harm harm : hits.harms()) {
            Span clause = text.clauseOf(harm.span().begin());
            if (!clause.contains(harm.span())) {
                return List.of();
            }
            known.set(harm.span().begin(), harm.span().end());
            claimed.set(harm.span().begin(), harm.span().end());
            claims.merge(clause.begin(), harm.span().end(), Math::min);
            onlyHowMuch &= text.letters(harm.span()).contains(HOW_MUCH);
            clauses.put(clause.begin(), clause);
        }
        List<Cover> found = new ArrayList<>();
        for (Span clause : clauses.values()) {
            boolean scoffed = isScoffed(clause) || isDisbelieved(clause);
            boolean refuted = scoffed || isRefuted(clause);
            if (!refuted && (!asksOnly(clause) || OwnAnswers.affirm(text, clause, TRUE_OR_NOT))) {
                return List.of();
            }
            Span last = text.original(new Span(clause.end() - 1, clause.end()));
            found.add(new Cover(
                    refuted ? Modifier.DEBUNK : Modifier.QUESTION, SOURCE, last, scoffed ? withNext(clause) : clause));
        }
        return found;
    }

    private boolean asksOnly(Span clause) {
        int claim = claims.get(clause.begin());
        int opened = DeniedClauses.endOfWord(text, clause.begin(), clause.end(), OPENING);
        boolean asks = text.chars().charAt(clause.end() - 1) == '吗' || isAskedBehind(clause);
        boolean wonders =
                Disbelief.isFollowedByQuestionMark(text, clause) && (opened > clause.begin() || wondersIn(clause));
        if (opened == clause.begin()) {
            opened = DeniedClauses.endOfWord(text, clause.begin(), clause.end(), SUPPOSING);
            asks |= opened > clause.begin() && clause.end() < text.length();
        }
        String said = text.chars().substring(opened, clause.end());
        if (GRANTING.stream().anyMatch(said::contains)) {
            return false;
        }
        boolean earns = onlyHowMuch && EARNING.stream().anyMatch(said::contains);
        int beside = 0;
        for (int i = opened; i < clause.end(); ) {
            if (i >= claim && !earns) {
                int behind = endBehind(i, clause.end());
                if (behind == i) {
                    return false;
                }
                asks |= DeniedClauses.endOfWord(text, i, clause.end(), TRUE_OR_NOT) > i;
                i = behind;
                continue;
            }
            int end = names.get(i) ? i + 1 : DeniedClauses.endOfWord(text, i, clause.end(), WHETHER);
            if (end > i) {
                asks |= !names.get(i);
                i = end;
                continue;
            }
            if (earns && text.chars().startsWith(HOW_MUCH, i)) {
                asks = true;
                i += HOW_MUCH.length();
                continue;
            }
            if (LEADING.indexOf(text.chars().charAt(i)) >= 0) {
                return false;
            }
            beside += known.get(i) ? 0 : 1;
            i++;
        }
        return (asks || wonders) && beside <= MOST_BESIDE;
    }

    /** Behind what may follow a claim; the same place where something else does. */
    private int endBehind(int at, int end) {
        int word = DeniedClauses.endOfWord(text, at, end, BEHIND);
        boolean asks = word == at && DeniedClauses.endOfWord(text, at, end, WHETHER) > at;
        return word == at && claimed.get(at) && !asks ? at + 1 : word;
    }

    private boolean isRefuted(Span clause) {
        boolean last = clause.end() + behind(clause).length() == text.length();
        int heard = heard(clause);
        return last
                && heard > clause.begin()
                && !denies(clause)
                && REFUTING.contains(behind(clause))
                && beside(clause, heard) <= MOST_BESIDE;
    }

    private boolean isScoffed(Span clause) {
        boolean scoffs = Disbelief.isFollowedByQuestionMark(text, clause) && SCOFFING.contains(behind(clause));
        return (scoffs || Disbelief.bets(behind(clause)))
                && !denies(clause)
                && beside(clause, clause.begin()) <= FEW_BESIDE
                && RATHER.stream().noneMatch(text.chars().substring(clause.end())::contains);
    }

    /** With the scoff, which is one at the claim and not at anybody. */
    private Span withNext(Span clause) {
        return new Span(clause.begin(), clause.end() + behind(clause).length());
    }

    private boolean isDisbelieved(Span clause) {
        int opened = DeniedClauses.endOfWord(text, clause.begin(), clause.end(), DISBELIEVING);
        return opened > clause.begin()
                && (clause.end() == text.length()
                        || SCOFFING.contains(behind(clause)) && withNext(clause).end() == text.length())
                && !Disbelief.isFollowedByQuestionMark(text, clause)
                && !denies(new Span(opened, clause.end()))
                && beside(clause, opened) <= FEW_BESIDE;
    }

    private boolean denies(Span clause) {
        for (int i = clause.begin(); i < clause.end(); ) {
            int end = i + 1;
            while (text.inRun(i) && end < clause.end() && !text.wordBoundaryBefore(end)) {
                end++;
            }
            boolean denies = text.inRun(i)
                    ? DENYING_IN_LETTERS.contains(text.chars().substring(i, end))
                    : DENYING.indexOf(text.chars().charAt(i)) >= 0;
            if (denies && !names.get(i)) {
                return true;
            }
            i = end;
        }
        return false;
    }

    /** Behind what says that it was heard; the begin of the clause if nothing does. */
    private int heard(Span clause) {
        if (!text.inRun(clause.begin())) {
            return DeniedClauses.endOfWord(text, clause.begin(), clause.end(), OPENING);
        }
        return HEARSAY.stream()
                .filter(words -> text.chars().startsWith(words, clause.begin()))
                .mapToInt(words -> clause.begin() + words.length())
                .filter(end -> end < clause.end() && text.wordBoundaryBefore(end))
                .max()
                .orElse(clause.begin());
    }

    /** How many units, or words in letters, are none of what is known. */
    private int beside(Span clause, int from) {
        int beside = 0;
        for (int i = from; i < clause.end(); i++) {
            boolean begins = !text.inRun(i) || text.wordBoundaryBefore(i);
            beside += begins && !known.get(i) ? 1 : 0;
        }
        return beside;
    }

    /** 真打假球了？ */
    private boolean wondersIn(Span clause) {
        return text.chars().substring(clause.begin(), clause.end()).contains("真")
                && text.chars().charAt(clause.end() - 1) == '了';
    }

    private boolean isAskedBehind(Span clause) {
        return TRUE_OR_NOT.contains(behind(clause));
    }

    /** The clause behind another. */
    private String behind(Span clause) {
        if (clause.end() == text.length()) {
            return "";
        }
        Span next = text.clauseOf(clause.end());
        return text.chars().substring(next.begin(), next.end());
    }
}
