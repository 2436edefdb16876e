package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is in a match, as words of the class {@code person} say it. 他 and 队长 may be anybody. */
public enum Role {
    ATHLETE(
            """
            运动员 球员 选手 门将 守门员 门神 前锋 中锋 后卫 主攻手 二传手 某选手 某球员 某运动员 某门将 国手 上单 打野 中单
            keeper goalie goalkeeper striker winger midfielder defender pitcher quarterback athlete player footballer
            footballers swimmer skater diver gymnast sprinter golfer cyclist boxer paddler libero jungler shuttler"""),
    COACH(
            """
            教练 主教练 总教练 教练组 主帅 助教 领队 教头 老帅 少帅 某教练
            coach coaches gaffer manager trainer selector selectors"""),
    OFFICIAL(
            """
            裁判 主裁 边裁 主裁判 裁判员 裁判长 司线 某裁判
            ref refs referee referees umpire umpires ump umps linesman lino judges""");

    private static final Map<String, Role> BY_WORD = Arrays.stream(values())
            .flatMap(role -> role.words.stream().map(word -> Map.entry(word, role)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Behind who speaks ill of somebody, and is not spoken ill of. */
    private static final List<String> LOOKING_ON = List.of(
            "都看",
            "都想",
            "都说",
            "都骂",
            "都嫌",
            "都忍",
            "都懒",
            "都笑",
            "都受不",
            "都替",
            "都不想",
            "都不忍",
            "也看",
            "也想",
            "也说",
            "也骂",
            "也嫌",
            "也忍",
            "早该",
            "早就该",
            "早就想",
            "想骂",
            "想打",
            "看不",
            "忍不",
            "嫌",
            "laughed",
            "laughs",
            "islaughing",
            "waslaughing",
            "knows");

    private static final String EVEN = "eventhe";

    private final Set<String> words;

    Role(String words) {
        this.words = Set.of(words.strip().split("\\s+"));
    }

    /** @param word in canonical form */
    static Optional<Role> saidBy(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** 裁判都看不下去的废物, "even the ref laughed at this clown": who despises is not despised. */
    static boolean looksOn(CanonicalText text, Span person) {
        String before = text.chars().substring(Math.max(0, person.begin() - EVEN.length()), person.begin());
        return before.endsWith("连")
                || before.equals(EVEN)
                || LOOKING_ON.stream().anyMatch(words -> text.chars().startsWith(words, person.end()));
    }
}
