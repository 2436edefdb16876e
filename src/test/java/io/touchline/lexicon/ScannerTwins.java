package io.touchline.lexicon;

import io.touchline.lexicon.NaiveScanner.Hit;
import io.touchline.lexicon.ScannerCases.Setting;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@link LiteralScanner} and {@link NaiveScanner} for the same literals, side by side. */
final class ScannerTwins {

    private final Setting setting;
    private final LiteralScanner scanner;
    private final NaiveScanner naive;

    ScannerTwins(Setting setting) {
        this.setting = setting;
        Disguises ofTerms = new Disguises(setting.maps(), LexiconFixture.CANONICALISER);
        Disguises disguises = setting.names() ? ofTerms.ofNames() : ofTerms;
        scanner = new LiteralScanner(setting.sought(), disguises, new OrdinaryWords(setting.words()), Pace.NONE);
        naive = new NaiveScanner(setting, disguises.sounds());
    }

    List<Hit> naive(String text) {
        return naive.scan(text);
    }

    List<Hit> fast(String text) {
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        Occurrences occurrences = new Occurrences();
        scanner.scan(canonical, occurrences);
        occurrences.group();
        List<Hit> hits = new ArrayList<>();
        for (int group = 0; group < occurrences.groups(); group++) {
            for (int i = occurrences.first(group); i < occurrences.behind(group); i++) {
                hits.add(new Hit(
                        occurrences.literal(group),
                        occurrences.begin(i),
                        occurrences.end(i),
                        occurrences.how(i),
                        canonical.original(occurrences.span(i))));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::literal));
        return hits;
    }

    boolean agree(String text) {
        return naive(text).equals(fast(text));
    }

    /** Of a text on which the twins do not agree: with as few characters and literals as possible, in words. */
    static String smallest(Setting setting, String text) {
        Setting smaller = withoutUnneededLiterals(setting, text);
        ScannerTwins twins = new ScannerTwins(smaller);
        String shorter = text;
        for (int i = 0; i < shorter.length(); ) {
            String without = shorter.substring(0, i) + shorter.substring(i + 1);
            if (twins.agree(without)) {
                i++;
            } else {
                shorter = without;
                i = 0;
            }
        }
        return twins.describe(shorter);
    }

    private static Setting withoutUnneededLiterals(Setting setting, String text) {
        for (int i = 0; i < setting.sought().size(); i++) {
            List<Sought> fewer = new ArrayList<>(setting.sought());
            fewer.remove(i);
            Setting smaller = new Setting(setting.maps(), fewer, setting.words(), setting.names());
            if (!fewer.isEmpty() && !new ScannerTwins(smaller).agree(text)) {
                return withoutUnneededLiterals(smaller, text);
            }
        }
        return setting;
    }

    private String describe(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        (c >= 0x20 && c < 0x7F) || Character.isIdeographic(c)
                                ? Character.toString(c)
                                : String.format("\\u%04X", c)));
        return "text " + escaped
                + "\nliterals " + setting.sought()
                + "\n" + setting.maps()
                + "\nwords " + setting.words()
                + (setting.names() ? " for names" : "")
                + "\nnaive   " + naive(text)
                + "\nscanner " + fast(text);
    }
}
