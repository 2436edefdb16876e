package io.touchline.coordination;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an address as written leads to, so that a page has one name however it is passed on. */
final class LinkedPage {

    /** What only says by which way somebody came. */
    private static final Pattern TRACKING =
            Pattern.compile("(?:utm_\\w*|spm(?:_id_from)?|from(?:_(?:source|spmid))?|source"
                    + "|share(?:_(?:from|medium|plat|session_id|source|tag|times|token))?)(?:=.*)?");

    /** Of the sentence that the address stands in. */
    private static final String PUNCTUATION = ".,;:!?'\"*>";

    private LinkedPage() {}

    /**
     * @param address without its scheme
     * @return empty if it is all punctuation
     */
    static String name(String address) {
        String page = alone(address).toLowerCase(Locale.ROOT).split("#", 2)[0];
        String[] parts = page.split("\\?", 2);
        String path = parts[0].endsWith("/") ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
        String query = parts.length < 2 ? "" : query(parts[1]);
        return query.isEmpty() ? path : path + '?' + query;
    }

    private static String query(String parameters) {
        return Arrays.stream(parameters.split("&"))
                .filter(Predicate.not(String::isEmpty))
                .filter(parameter -> !TRACKING.matcher(parameter).matches())
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /** Without what closes the sentence or the brackets around it; a bracket that was opened inside is its own. */
    private static String alone(String address) {
        int round = unopened(address, '(', ')');
        int square = unopened(address, '[', ']');
        int end = address.length();
        while (end > 0) {
            char last = address.charAt(end - 1);
            if (last == ')' && round > 0) {
                round--;
            } else if (last == ']' && square > 0) {
                square--;
            } else if (PUNCTUATION.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    private static int unopened(String address, char opening, char closing) {
        int unopened = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            unopened += c == closing ? 1 : c == opening ? -1 : 0;
        }
        return unopened;
    }
}
