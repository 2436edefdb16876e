package io.touchline.scoring;

import java.util.List;
import java.util.Set;

/** The words that {@link DeniedClauses} know, in canonical form; letters without blanks. */
final class DenialWords {

    /** What is denied by 不是 in front of it: 不是没收钱. */
    static final String DENYING = "没未不无非";

    /** Denies again what is denied already; "no" behind "isn't" does not. */
    static final List<String> TWICE = List.of("不是", "没", "not");

    /** What turns a denial round or supposes it, wherever in the clause: 难道不是, 要不是, 不是废物谁是. */
    static final String TURNING = "谁怎难岂何哪咋啥就要若除敢装";

    /** What does so in a subject that nobody registered: 还不是, 别说不是. */
    static final String TURNING_BEFORE = "还可能都如非没不别说假只光至怕";

    static final Set<String> BEFORE =
            words("真 真的 绝对 从来 从来都 从来就 根本 根本就 压根 压根就 也 才 并 又 其实 明明 本来 本来就 反正 当然 是 一个 个 什么 任何 会 有 去"
                    + " 我相信 我知道 我觉得 我认为 我们都知道 相信 大家都知道 都知道"
                    + " a an the some any is was are were s re really actually ever no not never");

    /** Where it is said of nobody known, as in 从来没有过这种废物, there has been none such before. */
    static final Set<String> BEFORE_OF_KNOWN = words("那种 这种 过");

    static final Set<String> BETWEEN = words("也 更 和 或 或者 不是 更不是 也不是 a an the or nor");

    static final Set<String> BEHIND =
            words("的 的人 人 选手 球员 运动员 教练 裁判 过 了 啊 呀 呢 呐 啦 哦 噢 哈 好吗 好不好 好吧 行吗 at all ok okay mate man though tho");

    static final List<String> DENIALS = List.of(
            "不是", "没", "未", "并非", "不算", "不靠", "不可能", "哪有", "哪里是", "哪是", "哪儿是", "哪里像", "哪像", "怎么会是", "怎么可能是", "算什么",
            "谈不上", "算不上", "不觉得", "不认为", "不相信", "不信", "no", "nt", "never");

    /** What a denial ends with that is of an opinion: who comes next is whom it is about. */
    static final List<String> OPINIONS =
            List.of("觉得", "认为", "以为", "相信", "不信", "think", "thinks", "thought", "believe", "believes", "believed");

    /** With these 就 turns nothing round: 从来就不是. */
    static final String BEFORE_JUST = "来本根";

    /** What tells somebody to do nothing denies nothing. */
    static final List<String> TELLING =
            List.of("dont", "donot", "should", "letsnot", "needto", "needsto", "hasto", "haveto", "没必要");

    /** What is said of somebody who abuses, not of whom he abuses: 没必要骂一个废物. */
    static final String SCOLDING = "骂喷冲";

    /** What begins a clause that turns round what was denied before it: 不是假球，是友谊. */
    static final List<String> TURNING_AFTERWARDS = List.of(
            "是",
            "就是",
            "而是",
            "都是",
            "不过",
            "但",
            "可",
            "却",
            "谁",
            "我觉得",
            "我认为",
            "我看",
            "我知道",
            "ithink",
            "iknow",
            "just",
            "but",
            "only",
            "heis",
            "hes",
            "sheis",
            "shes",
            "itis",
            "its",
            "theyare",
            "theyre",
            "才怪",
            "难道",
            "我信你",
            "骗鬼",
            "yeahright",
            "asif");

    /** They turn round a deed that is denied only: 他不是废物，只是状态不好 defends him. */
    static final List<String> TURNING_DEEDS = List.of("只是");

    /** Not only this, but worse. */
    static final Set<String> LIMITING = words("just only merely simply 只是 仅仅 光是 单单 一般的 一般 普通的 普通 寻常的 寻常");

    /** Whoever laughs may not mean it. Canonical runs are of two, and one 哈 is a particle. */
    static final Set<String> LAUGHING = words("哈哈 嘻嘻 呵呵 嘿嘿 hh haha hehe lol lool lmao rofl");

    private DenialWords() {}

    static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
