package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the row of elements of a frame. */
final class FrameReader {

    static final int MOST_ELEMENTS = 24;
    static final int MOST_ALTERNATIVES = 200;
    static final int WIDEST_GAP = 20;
    private static final int LONGEST_FRAME = 2000;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern GAP = Pattern.compile("\\.\\.[0-9]{1,2}");
    private static final Pattern CLASS = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String REFUSED = "*[]\\+<>=&%#@/;\"";
    private static final String TARGET = "target";

    private final LiteralReader literals;

    FrameReader(LiteralReader literals) {
        this.literals = literals;
    }

    List<FrameElement> read(String frame) throws FrameSyntaxException {
        refuseForeignCharacters(frame);
        List<FrameElement> elements = new ArrayList<>();
        for (String written : BLANKS.split(frame.strip(), -1)) {
            elements.add(element(written));
        }
        check(elements);
        return elements;
    }

    private static void refuseForeignCharacters(String frame) throws FrameSyntaxException {
        if (frame.isBlank()) {
            throw new FrameSyntaxException("the frame is empty");
        }
        if (frame.length() > LONGEST_FRAME) {
            throw new FrameSyntaxException("the frame is longer than " + LONGEST_FRAME + " characters");
        }
        for (int i = 0; i < frame.length(); i++) {
            if (REFUSED.indexOf(frame.charAt(i)) >= 0) {
                throw new FrameSyntaxException("'" + frame.charAt(i) + "' has no meaning in a frame");
            }
        }
    }

    private FrameElement element(String written) throws FrameSyntaxException {
        if (written.startsWith("..")) {
            return gap(written);
        }
        if (written.equals("^")) {
            return new FrameElement.ClauseBegin();
        }
        if (written.equals("$")) {
            return new FrameElement.ClauseEnd();
        }
        boolean optional = written.endsWith("?");
        String plain = optional ? written.substring(0, written.length() - 1) : written;
        if (plain.startsWith("{") && plain.endsWith("}")) {
            return named(plain.substring(1, plain.length() - 1), optional);
        }
        if (plain.startsWith("(") && plain.endsWith(")") && plain.length() > 1) {
            return alternatives(plain.substring(1, plain.length() - 1), optional);
        }
        if (optional) {
            throw new FrameSyntaxException("'" + written + "': put an optional literal in parentheses");
        }
        return new FrameElement.Words(List.of(literal(plain)), false);
    }

    private static FrameElement gap(String written) throws FrameSyntaxException {
        if (!GAP.matcher(written).matches()) {
            throw new FrameSyntaxException("'" + written + "' is not a gap; write ..1 to .." + WIDEST_GAP);
        }
        int most = Integer.parseInt(written.substring(2));
        if (most < 1 || most > WIDEST_GAP) {
            throw new FrameSyntaxException("a gap is 1 to " + WIDEST_GAP + " units, not " + most);
        }
        return new FrameElement.AnyUnits(most);
    }

    private static FrameElement named(String name, boolean optional) throws FrameSyntaxException {
        if (!CLASS.matcher(name).matches()) {
            throw new FrameSyntaxException("{" + name + "} is not the name of a class");
        }
        if (name.equals(TARGET)) {
            return new FrameElement.Target(optional);
        }
        return Figure.of(name)
                .<FrameElement>map(figure -> new FrameElement.Digits(figure, optional))
                .orElseGet(() -> new FrameElement.WordClass(name, optional));
    }

    private FrameElement alternatives(String written, boolean optional) throws FrameSyntaxException {
        String[] parts = written.split("\\|", -1);
        if (parts.length > MOST_ALTERNATIVES) {
            throw new FrameSyntaxException("more than " + MOST_ALTERNATIVES + " alternatives; make them a class");
        }
        List<Literal> words = new ArrayList<>();
        for (String part : parts) {
            if (part.isEmpty()) {
                throw new FrameSyntaxException("an alternative is empty; for 'or nothing' write (…)?");
            }
            words.add(literal(part));
        }
        return new FrameElement.Words(words, optional);
    }

    private Literal literal(String written) throws FrameSyntaxException {
        for (char c : "(){}|^$?".toCharArray()) {
            if (written.indexOf(c) >= 0) {
                throw new FrameSyntaxException("'" + c + "' is out of place in '" + written
                        + "'; elements are parted by blanks, words of one alternative by _");
            }
        }
        if (written.contains("..")) {
            throw new FrameSyntaxException("a gap stands by itself, between blanks: '" + written + "'");
        }
        try {
            return literals.read(written.replace('_', ' '));
        } catch (IllegalArgumentException e) {
            throw new FrameSyntaxException(e.getMessage());
        }
    }

    private static void check(List<FrameElement> elements) throws FrameSyntaxException {
        if (elements.size() > MOST_ELEMENTS) {
            throw new FrameSyntaxException("more than " + MOST_ELEMENTS + " elements");
        }
        checkAnchors(elements);
        checkGaps(elements);
        if (elements.stream().noneMatch(FrameReader::isRequiredWord)) {
            throw new FrameSyntaxException("a frame needs a literal, an alternative or a class that is not optional");
        }
    }

    private static boolean isRequiredWord(FrameElement element) {
        return (element instanceof FrameElement.Words words && !words.optional())
                || (element instanceof FrameElement.WordClass named && !named.optional())
                || (element instanceof FrameElement.Digits digits && !digits.optional());
    }

    private static void checkAnchors(List<FrameElement> elements) throws FrameSyntaxException {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof FrameElement.ClauseBegin && i > 0) {
                throw new FrameSyntaxException("^ stands only at the beginning");
            }
            if (elements.get(i) instanceof FrameElement.ClauseEnd && i < elements.size() - 1) {
                throw new FrameSyntaxException("$ stands only at the end");
            }
        }
    }

    private static void checkGaps(List<FrameElement> elements) throws FrameSyntaxException {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof FrameElement.AnyUnits && !isBetween(elements, i)) {
                throw new FrameSyntaxException(
                        "a gap stands between two elements, not at an end or beside another gap");
            }
        }
    }

    private static boolean isBetween(List<FrameElement> elements, int i) {
        return i > 0 && i < elements.size() - 1 && !(elements.get(i - 1) instanceof FrameElement.AnyUnits);
    }
}
