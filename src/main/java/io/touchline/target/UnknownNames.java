package io.touchline.target;

import io.touchline.lexicon.OrdinaryWords;
import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds words that look like the name of somebody whom nobody registered: a Chinese surname with a given name or a title
 * where no ordinary words make more sense, a row of characters that foreign names are written with, or capitals inside
 * an English sentence. It guesses; who uses it must be able to live with a wrong guess. Immutable.
 */
public final class UnknownNames {

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
                    + "万钱严覃武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂苗谷曲盛冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳穆农"
                    + "司卓古吉缪简车项芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻厉"
                    + "伊仝区郜阚花帅屠豆朴练廉禹井祖漆巴丰支卿狄平敬扈晁芮阙浦戈伏鹿薄邸雍辜阿乌母裘亓修邰赫杭况宿鲜逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅於呼尉冶斯衣昝";

    /** Characters that also begin so many other words that a name behind them needs three characters. */
    private static final String DOUBTFUL =
            "万文时成向和全应明连都来平国相初门那但干利元信公阿海区位花权强帅满原解路游单关华高金安包方白任马于何车南师查原简计支战普普容云索路项练班党席古农司冷易左管干智富展阴居母玉银门满盘房屈解封尚";

    private static final Set<String> DOUBLE_SURNAMES =
            Set.of("欧阳", "司马", "上官", "诸葛", "慕容", "司徒", "夏侯", "尉迟", "皇甫", "令狐", "东方", "宇文", "长孙", "公孙");

    private static final String TITLES = "教练|指导|导师|队长|老师|主任|局长|书记|医生|律师|总|导|指|哥|姐|队|某|某某|裁判|选手";

    private static final String TRANSCRIBED =
            "阿埃艾奥巴贝本比毕博卜布查柴戴德登迪蒂杜多厄恩尔法凡菲费芬弗福佛盖甘格古哈海豪赫霍胡华惠基吉加贾杰金卡凯康考科克肯库夸奎坤拉莱兰朗劳勒雷里理利莉丽莲列林琳龙卢鲁路伦罗洛马玛迈麦曼毛梅门蒙米莫姆穆娜纳南内尼涅宁纽努诺欧帕派佩彭皮珀普奇齐恰乔切琼丘让热日荣瑞若萨塞桑瑟森沙莎舍申圣史舒朔斯丝苏索塔泰坦汤特提廷图托瓦万旺威韦维温文翁沃乌西希锡夏香谢辛欣休雅亚延扬耶叶伊宜因英尤约扎詹泽哲珍兹佐";

    /** What may stand right before a name. */
    private static final String BEFORE = "个哨帅篮体足跑的是和跟与像看叫让给被对找连把骂当年季赛瓶只有位将练员人手队国星哥弟姐妹说问为了比都就而但替那之金老小起";

    /** What may stand right behind a name. */
    private static final String BEHIND =
            "才是的被在也当和与跟去就让那开药收打押因为把自已都从早了吧替年先还又要会有没不没说竟真上下出做干假故靠拿买卖偷逃骗诈隐改换嗑磕吃服用退嫁入背踢踩输放赌欺殴骂罚扇吹论学造伪装违使代签阴身家他她本一两三四五六七八九十";

    private static final String NUMBERS = "一二三四五六七八九十";

    /** What points at somebody: behind it a surname is one. */
    private static final List<String> POINTING =
            List.of("的是", "那个", "这个", "才是", "叫", "老", "说的", "看", "主播", "教练", "选手", "队员", "演员", "歌手");

    private static final int SHORTEST_TRANSCRIPTION = 3;

    private static final Set<String> NO_NAMES = Set.of(
            "i",
            "im",
            "ive",
            "id",
            "ill",
            "the",
            "a",
            "an",
            "it",
            "its",
            "olympic",
            "olympics",
            "world",
            "cup",
            "championship",
            "championships",
            "league",
            "federation",
            "association",
            "union",
            "team",
            "club",
            "fc",
            "fa",
            "nba",
            "nfl",
            "nhl",
            "mlb",
            "fifa",
            "uefa",
            "ioc",
            "wada",
            "usada",
            "isu",
            "var",
            "pcs",
            "ped",
            "peds",
            "tv",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "english",
            "england",
            "british",
            "american",
            "france",
            "french",
            "germany",
            "german",
            "spain",
            "spanish",
            "italy",
            "italian",
            "china",
            "chinese",
            "japan",
            "japanese",
            "korea",
            "korean",
            "russia",
            "russian",
            "australia",
            "australian",
            "canada",
            "canadian",
            "america",
            "europe",
            "european",
            "asia",
            "asian",
            "african",
            "africa",
            "instagram",
            "twitter",
            "reddit",
            "tiktok",
            "youtube",
            "x",
            "ok",
            "lol",
            "ai",
            "uk",
            "us",
            "usa",
            "eu",
            "gp",
            "mvp",
            "dm",
            "epo",
            "hgh",
            "christmas",
            "god",
            "jesus",
            "ref",
            "coach",
            "skate");

    private final OrdinaryWords words = OrdinaryWords.shared();

    /** @param taken units that belong to names which are known; nothing across them is found */
    public List<Span> find(CanonicalText text, Span stretch, BitSet taken) {
        List<Span> found = new ArrayList<>();
        for (int i = stretch.begin(); i < stretch.end(); ) {
            int end = taken.get(i) ? i : endAt(text, i, stretch.end(), taken);
            if (end > i) {
                found.add(new Span(i, end));
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    private int endAt(CanonicalText text, int begin, int limit, BitSet taken) {
        if (text.isMark(begin) || text.isDigit(begin)) {
            return begin;
        }
        int room = begin;
        int widest = Math.min(limit, begin + 12);
        while (room < widest
                && !taken.get(room)
                && (room == begin || !text.gapBefore(room).strongerThan(Gap.SYMBOL))) {
            room++;
        }
        if (text.inRun(begin)) {
            return latinEnd(text, begin, limit, taken);
        }
        int transcribed = transcribedEnd(text, begin, room);
        return transcribed > begin ? transcribed : chineseEnd(text, begin, room);
    }

    private int chineseEnd(CanonicalText text, int begin, int room) {
        String chars = text.chars();
        int surname = begin + 2 <= room && DOUBLE_SURNAMES.contains(chars.substring(begin, begin + 2)) ? 2 : 1;
        if (surname == 1 && SURNAMES.indexOf(chars.charAt(begin)) < 0) {
            return begin;
        }
        boolean pointed = pointsAt(chars, begin);
        if (!pointed && (!opens(text, begin) || begin > 0 && words.contains(chars.substring(begin - 1, begin + 1)))) {
            return begin;
        }
        for (int given = 2; given >= 1; given--) {
            int end = begin + surname + given;
            if (end <= room
                    && (given == 2 || pointed || surname == 2 || DOUBTFUL.indexOf(chars.charAt(begin)) < 0)
                    && isName(text, begin, end, surname)) {
                return end;
            }
        }
        return begin;
    }

    private boolean isName(CanonicalText text, int begin, int end, int surname) {
        String chars = text.chars();
        if (!closes(text, end) || words.contains(chars.substring(begin, end))) {
            return false;
        }
        String given = chars.substring(begin + surname, end);
        if (("|" + TITLES + "|").contains("|" + given + "|")) {
            return surname == 2 || DOUBTFUL.indexOf(chars.charAt(begin)) < 0;
        }
        if (given.length() == 2 && words.contains(chars.substring(begin, begin + 2)) && surname == 1) {
            return false;
        }
        for (int i = begin + surname; i < end; i++) {
            if (NUMBERS.indexOf(chars.charAt(i)) < 0 && BEHIND.indexOf(chars.charAt(i)) >= 0) {
                return false;
            }
        }
        return words.admitsName(text, begin, end);
    }

    private static boolean pointsAt(String chars, int begin) {
        return POINTING.stream().anyMatch(word -> chars.startsWith(word, begin - word.length()));
    }

    private static boolean opens(CanonicalText text, int begin) {
        return begin == 0
                || text.gapBefore(begin).strongerThan(Gap.INVISIBLE)
                || BEFORE.indexOf(text.chars().charAt(begin - 1)) >= 0;
    }

    private static boolean closes(CanonicalText text, int end) {
        return end == text.length()
                || text.gapBefore(end).strongerThan(Gap.INVISIBLE)
                || BEHIND.indexOf(text.chars().charAt(end)) >= 0;
    }

    private int transcribedEnd(CanonicalText text, int begin, int room) {
        String chars = text.chars();
        int end = begin;
        while (end < room && TRANSCRIBED.indexOf(chars.charAt(end)) >= 0) {
            end++;
        }
        // A character that also begins a word may belong to what follows.
        for (; end - begin >= SHORTEST_TRANSCRIPTION - 1; end--) {
            String name = chars.substring(begin, end);
            boolean marked = end - begin >= SHORTEST_TRANSCRIPTION || opens(text, begin) && closes(text, end);
            if (marked
                    && !words.contains(name)
                    && opens(text, begin)
                    && words.admitsName(text, begin, end)
                    && (end - begin > 2 || !ordinary(chars, begin, end))) {
                return end;
            }
        }
        return begin;
    }

    private boolean ordinary(String chars, int begin, int end) {
        return begin > 0 && words.contains(chars.substring(begin - 1, begin + 1))
                || end < chars.length() && words.contains(chars.substring(end - 1, end + 1));
    }

    /** Capitals inside a sentence, as far as they go. */
    private int latinEnd(CanonicalText text, int begin, int limit, BitSet taken) {
        if (!text.wordBoundaryBefore(begin) || !capital(text, begin)) {
            return begin;
        }
        int end = wordEnd(text, begin, limit);
        if (end - begin < 2 || NO_NAMES.contains(text.chars().substring(begin, end))) {
            return begin;
        }
        int count = 1;
        int next = end;
        while (next < limit
                && !taken.get(next)
                && text.inRun(next)
                && capital(text, next)
                && !text.gapBefore(next).strongerThan(Gap.SYMBOL)
                && !NO_NAMES.contains(text.chars().substring(next, wordEnd(text, next, limit)))) {
            end = wordEnd(text, next, limit);
            next = end;
            count++;
        }
        boolean opensSentence = begin == 0 || text.gapBefore(begin) == Gap.SENTENCE;
        return opensSentence && count == 1 ? begin : end;
    }

    private static boolean capital(CanonicalText text, int i) {
        char first = text.original().charAt(text.begin(i));
        int next = text.begin(i) + 1;
        return Character.isUpperCase(first)
                && next < text.original().length()
                && Character.isLowerCase(text.original().charAt(next));
    }

    private static int wordEnd(CanonicalText text, int begin, int limit) {
        int end = begin + 1;
        while (end < limit && !text.wordBoundaryBefore(end)) {
            end++;
        }
        return end;
    }
}
