package io.touchline.scoring;

import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those who write in the thread, as they are scolded by others who do: 键盘侠滚出去, 你才是废物吧, 骂她的都是脑残, "you trolls
 * are vermin". What is said of them is said of no athlete, whosever thread it is. Asked of hits in clauses that name no
 * registered target.
 *
 * <p>A writer is meant where the clause begins with what only writers are called and the hit follows, where the hit
 * stands right before that, or where a clause that calls nobody anything goes on about the writer of the one before it or
 * speaks to one who is the next. Between the two nobody may be told of who says something: 黑粉骂得对，废物 is about somebody
 * else.
 */
public final class OtherUsers {

    /** What writers are called, and nobody who competes. */
    private static final String WRITERS =
            "键盘(?:侠|手|战士|党)|喷子|喷粪的|黑粉|黑子|杠精|水军|(?:网络|键盘|赛博)(?:垃圾|蛆虫?|暴民|暴徒|疯狗|废物)|网暴(?:的|者|犯|分子)|造谣(?:的|者|狗|犯)"
                    + "|营销号|楼上|楼下|楼主|层主|博主|贴主|帖主|up主|小编|云球迷|云观众|某些网友|这届网友|骂人的|阴阳人|私生饭?|赌狗们?";

    /** Who abuses somebody that is not named: 骂他的人, 天天私信咒人家姑娘的. */
    private static final String ABUSERS = "(?:天天|整天|成天|一天到晚|到处|在网上|躲在屏幕后面?|跑来|只会|就会|张口|跟风|半夜|私信|评论区里?|来|还在|在){0,3}"
            + "(?:辱骂|谩骂|骂|喷|网暴|诅咒|咒|侮辱|攻击|人肉|开盒|抹黑|造谣|威胁|恐吓|骚扰)[^的，]{0,8}的(?=人|都|全|那|这|货|东西|家伙|畜生|垃圾|人渣|狗|账号|是|才|真|有病|必|活该)人?";

    private static final Pattern CHINESE = Pattern.compile(
            "(?:你们?|您|人|就是|真是|是|这|那|些|个|位|种|群|帮|伙|波|窝|堆|某些?|所有|一|全网|网上|都是|什么|狗屁|臭|死|狗|傻逼|垃圾|恶心|无脑|无良|几|的|给我|对|跟|和|把|让|叫|请){0,8}?"
                    + "(?<who>" + WRITERS + "|" + ABUSERS + ")");

    /** Who may be called names for nothing. */
    private static final Pattern HARMLESS = Pattern.compile(
            "营销号|楼上|楼下|楼主|层主|博主|贴主|帖主|up主|小编|云球迷|云观众|某些网友|这届网友|水军|gutterpress|clickbaiters?|thisop|theop"
                    + "|redditors|commenters");

    private static final Pattern WRITERS_IN_CHINESE = Pattern.compile(WRITERS);

    private static final Pattern YOU_ARE_THE_ONE = Pattern.compile("(?:你们?|您)(?:才|自己才|全家才)");

    /** 你骂人家姑娘: what a "you" does to somebody who is no "you". */
    private static final Pattern DEED_OF_YOURS = Pattern.compile(
            "(?:你们?|您)[^我]{0,8}(?:骂|喷|网暴|造谣|诅咒|威胁|人肉|开盒|侮辱|攻击|嘲讽|嘲笑)(?:一个|人家|别人|他|她|人|这么|那么|运动员|孩子|小姑娘|女孩|选手)");

    /** What may stand between 你才 and what is thrown back: 你才几岁就这么贱 is about somebody's age. */
    private static final Pattern IS = Pattern.compile("(?:是|真|真是|就是|最|特么|他妈|tm|那个|个|一|一个|条|只|那|这|的|叫|像|有|全家|们){0,6}");

    private static final String LATIN_WRITERS =
            "trolls?|keyboardwarriors?|haters?|keyboardheroe?s?|gutterpress|clickbaiters?|thisop|theop|redditors|commenters";

    private static final String LATIN_ABUSERS =
            "(?:any(?:one|body)|every(?:one|body)|people|those|whoever|fans|men|losers|cowards|idiots|some(?:one)?ofyou|allofyou)(?:who|thats?|s|whos|whoare|whois)?(?:still)?"
                    + "(?:abus|threaten|harass|attack|bully|hound|troll|insult|slander|stalk|doxx?|sending(?:him|her|them|death|threats|abuse|hate)"
                    + "|sends?(?:him|her|them|death|threats|abuse|hate))[a-z]*";

    private static final Pattern LATIN = Pattern.compile(
            "(?:the|these|those|all|you|some|of|most|fucking|bloody|pathetic|sad|online|internet|twitter|and|but|to|so|youre|are|is|a|an|just|every|such|hey|oi|dear|this|little){0,6}"
                    + "(?<who>" + LATIN_WRITERS + "|" + LATIN_ABUSERS + ")");

    /** Whose words or deeds follow; what is said then is said of somebody else. */
    private static final Pattern TELLS = Pattern.compile(
            "[他她]|说|骂|喷|夸|吹|捧|洗|黑|叫|喊|嘴里|口中|眼里|眼中|笔下|支持|喜欢|粉的|追的|力捧|不如|还不|比|say|call|think|love|like|fan");

    /** Units of a clause that are looked at: who is spoken of farther back is not looked for. */
    private static final int LONGEST = 60;

    /** Units behind a hit in which its clause may end with whom it is thrown at. */
    private static final int MOST_BEHIND = 12;

    /** Between what is thrown at writers and what they are called: 滚吧键盘侠. */
    private static final int MOST_BEFORE = 3;

    /** Letters and particles around a writer who is all that a clause speaks to. */
    private static final int MOST_BESIDE = 6;

    /** As the site writes it in front of an answer: 回复@某某: …. */
    private static final Pattern ANSWER = Pattern.compile("\\s*回复\\s?@(?<name>[^:：\\n]{1,40})[:：]");

    private OtherUsers() {}

    /** Whether a comment begins as an answer to somebody who has no registered target's name. */
    public static boolean areAnswered(CanonicalText text, List<Mention> mentions) {
        Matcher answer = ANSWER.matcher(text.original());
        if (!answer.lookingAt()) {
            return false;
        }
        Span prefix = new Span(0, answer.end());
        return mentions.stream()
                .filter(mention -> mention.canonical() != null)
                .noneMatch(mention -> text.original(mention.canonical()).overlaps(prefix));
    }

    /** @param clause that names no target @param hit what is said in it */
    static boolean areMeant(CanonicalText text, Span clause, Span hit) {
        return called(text, clause, hit) != null;
    }

    /** Whether it is said of those who abuse somebody, and not of whoever else writes. */
    static boolean areScolded(CanonicalText text, Span clause, Span hit) {
        String called = called(text, clause, hit);
        return called != null && !HARMLESS.matcher(called).matches();
    }

    /** What the writers are called of whom a hit is said; {@code null} for none. */
    private static String called(CanonicalText text, Span clause, Span hit) {
        String called = calledBefore(text, clause, hit);
        return called == null ? calledBehind(text, clause, hit) : called;
    }

    private static String calledBefore(CanonicalText text, Span clause, Span hit) {
        if (hit.begin() - clause.begin() > LONGEST) {
            return null;
        }
        String said = text.chars().substring(clause.begin(), Math.min(hit.end(), clause.begin() + 2 * LONGEST));
        Matcher who = whoBegins(text, clause, said);
        if (who == null || hit.end() - clause.begin() <= who.start("who")) {
            return null;
        }
        int from = hit.begin() - clause.begin();
        // 网络垃圾 is itself what they are called.
        return from < who.end() || !TELLS.matcher(said).region(who.end(), from).find() ? who.group("who") : null;
    }

    private static String calledBehind(CanonicalText text, Span clause, Span hit) {
        int behind = clause.end() - hit.end();
        if (behind <= 0 || behind > MOST_BEHIND) {
            return null;
        }
        Matcher who = WRITERS_IN_CHINESE.matcher(text.chars().substring(hit.end(), clause.end()));
        return who.find() && who.start() <= MOST_BEFORE && behind - who.end() <= 1 ? who.group() : null;
    }

    /** Whether a clause throws a word back: 你才是废物. @param hit what is said in it */
    static boolean throwBack(CanonicalText text, Span clause, Span hit) {
        int begin = Math.max(clause.begin(), hit.begin() - MOST_BEHIND);
        String said = text.chars().substring(begin, Math.min(hit.end(), begin + 2 * LONGEST));
        int from = hit.begin() - begin;
        Matcher you = YOU_ARE_THE_ONE.matcher(said);
        while (you.find()) {
            if (you.end() >= from || IS.matcher(said).region(you.end(), from).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a clause speaks of writers, whatever it says of them; for the one behind it, which names nobody. */
    static boolean areNamed(CanonicalText text, Span clause) {
        String said = said(text, clause);
        Matcher who = whoBegins(text, clause, said);
        return who != null && !TELLS.matcher(said).find(who.end());
    }

    /** Whether a clause does nothing but speak to a writer: 滚，键盘侠. */
    static boolean areAll(CanonicalText text, Span clause) {
        Matcher who = whoBegins(text, clause, said(text, clause));
        int called = who == null ? 0 : who.end() - who.start("who");
        return who != null && clause.length() - who.end() <= 1 && clause.length() - called <= MOST_BESIDE;
    }

    /** Whether a clause reproaches a "you" with what it does to others. */
    static boolean areReproached(CanonicalText text, Span clause) {
        return DEED_OF_YOURS.matcher(said(text, clause)).lookingAt();
    }

    private static String said(CanonicalText text, Span clause) {
        return text.chars().substring(clause.begin(), Math.min(clause.end(), clause.begin() + LONGEST));
    }

    /** What matches writers at the begin of a clause, up to the end of what they are called; {@code null} for nothing. */
    private static Matcher whoBegins(CanonicalText text, Span clause, String said) {
        boolean letters = text.inRun(clause.begin());
        Matcher who = (letters ? LATIN : CHINESE).matcher(said);
        if (!who.lookingAt()) {
            return null;
        }
        int end = clause.begin() + who.end();
        return !letters || end == text.length() || text.wordBoundaryBefore(end) ? who : null;
    }
}
