package io.touchline.casework.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The words of one language, from {@code words_<language>.properties} beside this class. Immutable. */
public final class NoticeWords {

    private static final Map<NoticeLanguage, NoticeWords> ALL = new EnumMap<>(NoticeLanguage.class);

    static {
        for (NoticeLanguage language : NoticeLanguage.values()) {
            ALL.put(language, new NoticeWords(language));
        }
    }

    private final NoticeLanguage language;
    private final Properties words = new Properties();

    private NoticeWords(NoticeLanguage language) {
        this.language = language;
        String file = "words_" + language.locale().getLanguage() + ".properties";
        try (InputStream stream = NoticeWords.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the words of notices cannot be read", e);
        }
    }

    static NoticeWords in(NoticeLanguage language) {
        return ALL.get(language);
    }

    NoticeLanguage language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such word */
    public String of(String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no word for " + key);
        }
        return word;
    }

    /** With {@code {0}}, {@code {1}} … filled in. What is filled in is not looked into again. */
    String of(String key, Object... values) {
        String[] parts = of(key).split("(?=\\{\\d})");
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            boolean filled = part.matches("(?s)\\{\\d}.*");
            text.append(filled ? values[part.charAt(1) - '0'] + part.substring(3) : part);
        }
        return text.toString();
    }

    /** For what operators name themselves: the word where there is one, else what they call it. */
    String orSame(String prefix, String name) {
        return words.getProperty(prefix + name, name);
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(language.locale()).format(value);
    }

    /** A cell as a notice has it: digits, or what stands for a small number. */
    String cell(String value) {
        return value.chars().allMatch(Character::isDigit) ? number(Long.parseLong(value)) : value;
    }
}
