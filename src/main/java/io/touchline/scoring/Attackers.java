package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Those who are scolded for what they do to somebody: 造谣高慎行的不得好死, "the coward who threatened Brandt". */
final class Attackers {

    /** What others do to whom they are scolded for. */
    private static final List<String> ATTACKING = List.of(
            "造谣", "网暴", "人肉", "开盒", "曝光", "卖", "p", "黑", "喷", "骂", "辱骂", "说", "攻击", "威胁", "诋毁", "抹黑", "跟踪", "围攻", "诅咒",
            "偷拍");

    /** They end like one of these, and are no attack. */
    private static final List<String> HEARD = List.of(
            "听说", "据说", "都说", "传说", "人说", "来说", "小说", "不得不说", "老实说", "实话说", "我就说", "我说", "想说", "必须说", "只能说", "敢说", "要说",
            "客观说", "坦白说");

    /** The same of English, in letters without blanks: "the coward who threatened …". */
    private static final Pattern ABUSER = Pattern.compile(
            "(?:who(?:ever|s|is|are)?|anyone|anybody|everyone|people|those|you|youre|youare)"
                    + "(?:sent(?:that|this|it|those)?to|abus(?:ed?|es|ing)|threaten(?:ed|s|ing)?|doxx?(?:ed|es|ing)"
                    + "|attack(?:ed|s|ing)|harass(?:ed|es|ing)|insult(?:ed|s|ing)|slander(?:ed|s|ing)|smear(?:ed|s|ing)"
                    + "|stalk(?:ed|s|ing)|bull(?:ied|ies|ying)|troll(?:ed|s|ing)|hound(?:ed|s|ing)|sending)(?:poor|our|the)?$");

    /** Asks by what right somebody does it: 你有什么资格骂若桥，废物东西. */
    private static final Pattern BY_WHAT_RIGHT =
            Pattern.compile("(?:资格|凭什么|凭啥|的脸|的勇气|好意思|有脸|配|敢)(?:来|在这|在这里|去|天天|还|这么|这样|当众){0,3}"
                    + "(?:骂|喷|说|网暴|嘲讽?|嘲笑|黑|质疑|评价|指责|攻击|侮辱|辱骂|造谣|教育|指点|议论)$");

    private static final char WHOSE = '的';
    private static final int LONGEST_ATTACK = 6;

    /** Units before a name in which it may stand what is done to them. */
    private static final int LONGEST_BEFORE = 60;

    /** Behind 的. */
    private static final List<String> ATTACKERS = List.of(
            "都", "全", "那", "这", "死", "滚", "不得好死", "出来", "畜生", "垃圾", "傻", "脑残", "黑粉", "网友", "键盘侠", "喷子", "家伙", "东西",
            "统统", "给我", "必", "活该", "要", "迟早", "一律");

    /** 造谣她的人都该死; not 她的人品, 她的人缘. */
    private static final char PEOPLE = '人';

    private static final String BEHIND_PEOPLE = "都全死滚是不统必该真太渣";

    private Attackers() {}

    /** Whether all that a clause says of the only one it names is what others do to them; whose turn it is then is open. */
    static boolean areScolded(CanonicalText text, Span clause, List<Span> names) {
        if (names.size() != 1) {
            return false;
        }
        Span name = names.get(0);
        String before = before(text, clause, name);
        return BY_WHAT_RIGHT.matcher(before).find() && name.end() == clause.end()
                || areMeant(text, clause, name, new Span(clause.end() - 1, clause.end()));
    }

    /** @param name of the only one that a clause names @param hit what is said in it */
    static boolean areMeant(CanonicalText text, Span clause, Span name, Span hit) {
        String before = before(text, clause, name);
        if (ABUSER.matcher(before).find()) {
            return hit.end() <= name.begin() || hit.begin() >= name.end();
        }
        if (BY_WHAT_RIGHT.matcher(before).find()) {
            return hit.end() <= name.begin();
        }
        int whose = text.chars().indexOf(WHOSE, name.end());
        return ATTACKING.stream().anyMatch(words -> Disbelief.endsWith(text, before, name.begin(), words))
                && HEARD.stream().noneMatch(before::endsWith)
                && whose >= 0
                && whose <= name.end() + LONGEST_ATTACK
                && whose < hit.end() - 1
                && (hit.begin() == whose + 1
                        || ATTACKERS.stream().anyMatch(words -> text.chars().startsWith(words, whose + 1))
                        || speaksOfPeople(text, whose + 1, clause.end()));
    }

    private static String before(CanonicalText text, Span clause, Span name) {
        return text.chars().substring(Math.max(clause.begin(), name.begin() - LONGEST_BEFORE), name.begin());
    }

    private static boolean speaksOfPeople(CanonicalText text, int at, int end) {
        return text.chars().charAt(at) == PEOPLE
                && (at + 1 >= end || BEHIND_PEOPLE.indexOf(text.chars().charAt(at + 1)) >= 0);
    }
}
