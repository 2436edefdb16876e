package io.touchline.target;

import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.EnglishWords;
import io.touchline.lexicon.Literal;
import io.touchline.lexicon.LiteralScanner;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.OrdinaryWords;
import io.touchline.lexicon.Sought;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Finds the registered targets that a comment names. Of overlapping names the longest counts; where several targets
 * share a name, all of them are reported. Names in scripts with blanks match whole words only, with or without their
 * diacritics; those of several words also without their blanks, as hashtags and handles have them. Immutable and safe to
 * share between threads.
 */
public final class MentionFinder {

    private static final Comparator<Found> LONGEST_FIRST = Comparator.<Found>comparingInt(
                    found -> -found.span().length())
            .thenComparingInt(found -> found.span().begin())
            .thenComparingInt(Found::how);

    private static final Comparator<Mention> BY_PLACE = Comparator.<Mention>comparingInt(
                    mention -> mention.canonical().begin())
            .thenComparing(Mention::targetId);

    /** Disguises of names of three characters and more. */
    private static final Set<Evasion> OF_LONG_NAMES = EnumSet.range(Evasion.HOMOPHONE, Evasion.LEET);

    /** Two characters sound like too much, and two initials stand for too many. */
    private static final Set<Evasion> OF_SHORT_NAMES =
            EnumSet.of(Evasion.PINYIN, Evasion.SPLIT, Evasion.CONFUSABLE, Evasion.LEET);

    private static final int LONG_NAME = 3;

    /**
     * What everybody knows as something else than somebody's initials, English words among Chinese ones too; the terms of
     * the lexicons come to it.
     */
    private static final Set<String> ABBREVIATIONS = Set.of(
            """
            cnm nmd tmd tnnd nmsl wcnm wdnmd rnm wtf omg lol btw nba cba wnba lpl kpl wtt itf atp wta bwf ittf fifa
            uefa afc cfa csl fina fis isu ioc wada cctv mvp var vip yyds xswl awsl dbq ssfd nsdd bhys hhh xdm jms
            jrs hxd xjj xgg plmm yxh szd wsm gkd lsp drl zdl wsl pyq xhs kol ssr jdl zqsg dddd yysy cpdd srds bdjw
            nbcs pua emo cpu gpu app bug bot boy bad big day fan fun gay get gun hot hub low man max men mom not
            now pro top win zzz"""
                    .split("\\s+"));

    /** Written in letters among Chinese more often than two-character names that sound like them. */
    private static final Set<String> PLACES = Set.of(
            """
            anhui beijing changsha chengdu chongqing dalian fujian fuzhou gansu guangdong guangxi guangzhou guiyang
            guizhou hainan hangzhou hebei hefei henan hubei hunan jiangsu jiangxi jilin jinan kunming lanzhou lining
            liaoning nanchang nanjing nanning ningbo ningxia qingdao qinghai shandong shanghai shanxi shenyang shenzhen
            sichuan suzhou taiwan taiyuan tianjin wuhan wuxi xiamen xinjiang xizang yunnan zhejiang zhengzhou"""
                    .split("\\s+"));

    private static final String HANDLE_MARKS = "#@＃＠";

    private final OrdinaryWords words = OrdinaryWords.shared();
    private final Disguises disguises;
    private final LiteralScanner scanner;
    private final List<List<Owner>> owners;
    /** Ordinary words too often, by literal: Sané without its accent, Will. */
    private final BitSet bareWords = new BitSet();
    /** Likewise: Will Power without its blank. */
    private final BitSet writtenTogether = new BitSet();

    private final BitSet shortNames = new BitSet();

    /**
     * @param disguises under which names are recognised too
     * @throws IllegalArgumentException if a name is refused, see {@link #refusalOf}
     */
    public MentionFinder(Collection<TargetNames> targets, Canonicaliser canonicaliser, Disguises disguises) {
        this(targets, canonicaliser, disguises, (id, reason) -> {
            throw new IllegalArgumentException("target " + id + ": " + reason);
        });
    }

    /**
     * Looks for what can be looked for.
     *
     * @param leftOut told of each form that is left out: the target's id, and why, which may quote the name
     */
    MentionFinder(
            Collection<TargetNames> targets,
            Canonicaliser canonicaliser,
            Disguises disguises,
            BiConsumer<String, String> leftOut) {
        Forms forms = new Forms(canonicaliser, leftOut);
        for (TargetNames target : targets) {
            forms.add(target, List.of(target.name()), MatchedBy.NAME);
            forms.add(target, target.aliases(), MatchedBy.ALIAS);
            forms.add(target, target.derogatoryNames(), MatchedBy.DEROGATORY_NAME);
        }
        this.disguises = disguises;
        List<Literal> literals = List.copyOf(forms.byName.keySet());
        scanner =
                new LiteralScanner(literals.stream().map(MentionFinder::sought).toList(), disguises.ofNames());
        owners = List.copyOf(forms.byName.values());
        OrdinaryNames ordinary = new OrdinaryNames(disguises);
        for (int i = 0; i < literals.size(); i++) {
            Literal literal = literals.get(i);
            shortNames.set(i, isShort(literal));
            boolean isOrdinary = owners.get(i).stream().noneMatch(Owner::judges) && ordinary.contains(literal.text());
            bareWords.set(i, isOrdinary || forms.isOnly(literal, NameForms.Kind.BARE));
            writtenTogether.set(i, forms.isOnly(literals.get(i), NameForms.Kind.TOGETHER));
        }
    }

    private static Sought sought(Literal name) {
        return new Sought(name, isShort(name) ? OF_SHORT_NAMES : OF_LONG_NAMES);
    }

    private static boolean isShort(Literal name) {
        return name.text().length() < LONG_NAME;
    }

    /** Whose each form is that names are looked for in. */
    private static final class Forms {

        private final Canonicaliser canonicaliser;
        private final BiConsumer<String, String> leftOut;
        private final Map<Literal, List<Owner>> byName = new LinkedHashMap<>();
        private final Map<Literal, Set<NameForms.Kind>> kinds = new HashMap<>();

        Forms(Canonicaliser canonicaliser, BiConsumer<String, String> leftOut) {
            this.canonicaliser = canonicaliser;
            this.leftOut = leftOut;
        }

        void add(TargetNames target, List<String> names, MatchedBy matchedBy) {
            for (String name : names) {
                Owner owner = new Owner(
                        target.id(), matchedBy, canonicaliser.canonicalise(name).chars());
                NameForms forms = NameForms.of(name, canonicaliser);
                forms.refusals().forEach(reason -> leftOut.accept(target.id(), reason));
                for (NameForms.Form form : forms.looked()) {
                    if (form.kind() != NameForms.Kind.TOGETHER || matchedBy != MatchedBy.DEROGATORY_NAME) {
                        add(form, owner);
                    }
                }
            }
        }

        private void add(NameForms.Form form, Owner owner) {
            kinds.computeIfAbsent(form.literal(), added -> EnumSet.noneOf(NameForms.Kind.class))
                    .add(form.kind());
            List<Owner> sharing = byName.computeIfAbsent(form.literal(), added -> new ArrayList<>(1));
            // The first way to be called that counts is the least judging one.
            if (sharing.stream().noneMatch(other -> other.targetId().equals(owner.targetId()))) {
                sharing.add(owner);
            }
        }

        /** True if a literal is this, and nobody is just called so. */
        boolean isOnly(Literal literal, NameForms.Kind kind) {
            Set<NameForms.Kind> all = kinds.get(literal);
            return all.contains(kind) && !all.contains(NameForms.Kind.PLAIN);
        }
    }

    /** With a mark for names before it; or it begins with a capital, and has so many more behind small letters. */
    private static boolean isMarked(CanonicalText text, Span span, int capitalsInside) {
        Span place = text.original(span);
        String original = text.original();
        if (place.begin() > 0 && HANDLE_MARKS.indexOf(original.charAt(place.begin() - 1)) >= 0) {
            return true;
        }
        // By units: what cannot be seen may stand between them.
        long inside = IntStream.range(span.begin() + 1, span.end())
                .filter(i -> Character.isUpperCase(original.charAt(text.begin(i)))
                        && Character.isLowerCase(original.charAt(text.begin(i - 1))))
                .count();
        return Character.isUpperCase(original.charAt(place.begin())) && inside >= capitalsInside;
    }

    /** Why a name cannot be looked for in one of its forms; empty if it can in all. */
    public static Optional<String> refusalOf(String name, Canonicaliser canonicaliser) {
        return NameForms.of(name, canonicaliser).refusals().stream().findFirst();
    }

    /** The mentions in a text, by place. */
    public List<Mention> find(CanonicalText text) {
        List<Found> found = new ArrayList<>();
        scanner.scan(text, (literal, begin, end, how) -> found.add(new Found(literal, new Span(begin, end), how)));
        if (found.isEmpty()) {
            return List.of();
        }
        found.removeIf(name -> !name.disguised()
                && !words.admitsName(text, name.span().begin(), name.span().end()));
        found.removeIf(name -> bareWords.get(name.literal()) && !isMarked(text, name.span(), 0)
                || writtenTogether.get(name.literal()) && !isMarked(text, name.span(), 1));
        found.removeIf(name -> isAbbreviation(text, name) || isOtherWord(text, name));
        removeWhatIsOnlyHeard(found);
        found.sort(LONGEST_FIRST);
        BitSet taken = new BitSet(text.length());
        List<Mention> mentions = new ArrayList<>();
        for (int first = 0; first < found.size(); ) {
            Span span = found.get(first).span();
            int end = first;
            while (end < found.size() && found.get(end).span().equals(span)) {
                end++;
            }
            int overlap = taken.nextSetBit(span.begin());
            if (overlap < 0 || overlap >= span.end()) {
                taken.set(span.begin(), span.end());
                addMentions(mentions, found.subList(first, end));
            }
            first = end;
        }
        mentions.sort(BY_PLACE);
        return List.copyOf(mentions);
    }

    private boolean isAbbreviation(CanonicalText text, Found name) {
        if (!Disguises.undone(name.how()).contains(Evasion.INITIALS)) {
            return false;
        }
        String letters = text.chars().substring(name.span().begin(), name.span().end());
        return ABBREVIATIONS.contains(letters) || disguises.isTerm(letters);
    }

    /** Two syllables written as one word that everybody knows: 吴涵 is no Wuhan and 胡曼 not human. */
    private boolean isOtherWord(CanonicalText text, Found name) {
        Span span = name.span();
        if (!Disguises.undone(name.how()).contains(Evasion.PINYIN)
                || !shortNames.get(name.literal())
                || IntStream.range(span.begin() + 1, span.end()).anyMatch(text::wordBoundaryBefore)) {
            return false;
        }
        String letters = text.chars().substring(span.begin(), span.end());
        return EnglishWords.isOne(letters) || PLACES.contains(letters);
    }

    /** 林知下课 sounds like 林知夏 first of all, but who is written there is 林知. */
    private static void removeWhatIsOnlyHeard(List<Found> found) {
        BitSet written = new BitSet();
        for (Found name : found) {
            if (!name.disguised()) {
                written.set(name.span().begin(), name.span().end());
            }
        }
        found.removeIf(name -> {
            int there = written.nextSetBit(name.span().begin());
            return Disguises.undone(name.how()).contains(Evasion.HOMOPHONE)
                    && there >= 0
                    && there < name.span().end();
        });
    }

    private void addMentions(List<Mention> mentions, List<Found> samePlace) {
        Set<String> known = new HashSet<>();
        for (Found found : samePlace) {
            if (found.disguised() && !samePlace.get(0).disguised()) {
                // Somebody is called just this; who merely sounds like it is not meant.
                return;
            }
            for (Owner owner : owners.get(found.literal())) {
                if (known.add(owner.targetId())) {
                    mentions.add(new Mention(
                            owner.targetId(),
                            owner.matchedBy(),
                            found.span(),
                            Disguises.undone(found.how()),
                            owner.name()));
                }
            }
        }
    }

    private record Owner(String targetId, MatchedBy matchedBy, String name) {

        /** What is said of somebody in contempt is said in small letters. */
        boolean judges() {
            return matchedBy == MatchedBy.DEROGATORY_NAME;
        }
    }

    private record Found(int literal, Span span, int how) {

        boolean disguised() {
            return !Disguises.undone(how).isEmpty();
        }
    }
}
