package io.touchline.coordination;

import io.touchline.api.KeyedHash;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import io.touchline.text.TextSignature;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the objects of comments. Disguised copies of a text act on the same objects, because anchors are taken from the
 * canonical form. Every hash is keyed, so that nobody who reads Redis can test a guess. Thread-safe.
 */
public final class ObjectFinder {

    /** Canonical letters below which a text says nothing about who copied whom. */
    static final int SHORTEST_TELLING_TEXT = 8;

    /** Hostility below which a text is hardly ever part of a campaign. */
    private static final double CALMEST = 0.05;

    /** An address may follow a character at once, as Chinese has no blanks; {@code \b} would find none there. */
    private static final Pattern LINK =
            Pattern.compile("(?i)(?<![A-Za-z0-9_])(?:https?://(?:www\\.)?|www\\.)([\\x21-\\x7e]{3,500})");

    /** Chinese input methods write the sign at full width. */
    private static final Pattern HASHTAG = Pattern.compile("[#＃]([^#＃\\s]{1,40})[#＃]|[#＃]([\\p{L}\\p{N}_]{1,40})");

    /** No name is longer: what is glued to a sign without a blank is the text, which would otherwise be nobody's copy. */
    private static final Pattern ADDRESSED =
            Pattern.compile("@(?:[A-Za-z0-9_-]{1,40}|[\\p{L}\\p{N}_-]{1,15})(?![\\p{L}\\p{N}_-])");

    private static final Pattern NO_WORDS = Pattern.compile(LINK + "|" + HASHTAG + "|" + ADDRESSED);

    /** So many letters and digits behind a Chinese text, or before it, are put there so that no two are alike. */
    private static final int LEAST_NOISE = 8;

    private final KeyedHash hash;
    private final Map<String, Long> seeds = new ConcurrentHashMap<>();

    public ObjectFinder(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * @param text the canonical form of {@code original}
     * @param threadId null if unknown
     * @param hostility how much the comment is an attack, 0 to 1; only one that may be one ({@link Observation#DOUBTFUL})
     *     acts on its thread and targets, where everybody meets everybody
     * @param ofConcern whether it is looked for by all anchors of its text: it may be an attack or sells something
     */
    public CommentObjects of(
            String namespace,
            CanonicalText text,
            String original,
            String threadId,
            Collection<String> targetIds,
            double hostility,
            boolean ofConcern) {
        List<ActedObject> objects = new ArrayList<>(6);
        String words = words(text, original, NO_WORDS);
        if (words.length() < SHORTEST_TELLING_TEXT && (ofConcern || hostility >= CALMEST)) {
            // #all of it behind a sign: what may be an attack is said by its tags and names.
            words = words(text, original, LINK);
        }
        words = withoutNoise(words);
        long sketch = addText(objects, namespace, words, ofConcern ? TextSignature.ANCHORS : anchorsOfCalm(hostility));
        if (original.indexOf('.') >= 0) {
            addLinks(objects, namespace, original);
        }
        if (mayHaveTags(original)) {
            addHashtags(objects, namespace, text, original);
        }
        if (hostility >= Observation.DOUBTFUL) {
            if (threadId != null) {
                objects.add(object(ObjectKind.THREAD, namespace, threadId));
            }
            targetIds.forEach(id -> objects.add(object(ObjectKind.TARGET, namespace, id)));
        }
        return new CommentObjects(objects, sketch);
    }

    private static String withoutNoise(String words) {
        int begin = 0;
        while (begin < words.length() && isLetterOrDigit(words.charAt(begin))) {
            begin++;
        }
        int end = words.length();
        while (end > begin && isLetterOrDigit(words.charAt(end - 1))) {
            end--;
        }
        String rest = words.substring(
                begin < LEAST_NOISE ? 0 : begin, words.length() - end < LEAST_NOISE ? words.length() : end);
        return rest.length() < words.length() && ideographs(rest) >= SHORTEST_TELLING_TEXT ? rest : words;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static long ideographs(String words) {
        return words.chars().filter(Character::isIdeographic).count();
    }

    /**
     * The canonical letters of a text.
     *
     * @param without what is left out: addresses, or hashtags and names of other accounts too, which many texts share
     */
    private static String words(CanonicalText text, String original, Pattern without) {
        if (original.indexOf('.') < 0 && !mayHaveTags(original) && original.indexOf('@') < 0) {
            return text.letters(new Span(0, text.length()));
        }
        StringBuilder words = new StringBuilder();
        Matcher other = without.matcher(original);
        int unit = 0;
        while (other.find()) {
            int begin = unit;
            while (unit < text.length() && text.begin(unit) < other.start()) {
                unit++;
            }
            words.append(text.letters(new Span(begin, unit)));
            while (unit < text.length() && text.begin(unit) < other.end()) {
                unit++;
            }
        }
        return words.append(text.letters(new Span(unit, text.length()))).toString();
    }

    /**
     * By how many anchors a calm comment is found. Most comments are calm, and what they have to tell is how usual a text
     * is: the same text has the same first anchor, and of texts that share half of their shingles two anchors find three
     * quarters. With three, simulated match days had the same false flags and hardly an account more or less found.
     */
    private static int anchorsOfCalm(double hostility) {
        return hostility >= CALMEST ? 2 : 1;
    }

    private long addText(List<ActedObject> objects, String namespace, String letters, int anchors) {
        if (letters.length() < SHORTEST_TELLING_TEXT) {
            return 0;
        }
        TextSignature signature = TextSignature.of(letters, seed(namespace));
        long[] all = signature.anchors();
        for (int i = 0; i < anchors; i++) {
            objects.add(ActedObject.of(ObjectKind.TEXT, all[i]));
        }
        return signature.sketch();
    }

    private void addLinks(List<ActedObject> objects, String namespace, String original) {
        Matcher link = LINK.matcher(original);
        if (link.find()) {
            String page = LinkedPage.name(link.group(1));
            if (!page.isEmpty()) {
                objects.add(object(ObjectKind.LINK, namespace, page));
            }
        }
    }

    private static boolean mayHaveTags(String original) {
        return original.indexOf('#') >= 0 || original.indexOf('＃') >= 0;
    }

    private void addHashtags(List<ActedObject> objects, String namespace, CanonicalText text, String original) {
        TreeSet<String> tags = new TreeSet<>();
        Matcher tag = HASHTAG.matcher(original);
        while (tag.find()) {
            int group = tag.group(1) == null ? 2 : 1;
            String letters = text.letters(text.canonicalOf(new Span(tag.start(group), tag.end(group))));
            tags.add(letters.isEmpty() ? tag.group(group).toLowerCase(Locale.ROOT) : letters);
        }
        if (!tags.isEmpty()) {
            objects.add(object(ObjectKind.HASHTAGS, namespace, String.join("\n", tags)));
        }
    }

    private ActedObject object(ObjectKind kind, String namespace, String value) {
        return ActedObject.of(kind, first(hash.of("object", namespace, kind.name(), value)));
    }

    private long seed(String namespace) {
        return seeds.computeIfAbsent(namespace, name -> first(hash.of("signature", name)));
    }

    private static long first(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }
}
