package io.touchline.casework.notice;

/**
 * Makes of a name what its bearer may recognise and nobody else can look up: {@code 时雨长安} becomes {@code 时**安}. First
 * and last character stay, by code points; what stands for the rest is always as long, so that the length is not told.
 *
 * <p>Of one and two characters, which these two would tell whole, and of what has no letter, such as a telephone number,
 * the first alone stays. Blanks, marks, format characters and what has no shape are never taken for first or last.
 */
final class Mask {

    private static final String REST = "**";

    private Mask() {}

    static String name(String name) {
        int[] shapes = name.codePoints().filter(Mask::hasShape).toArray();
        if (shapes.length == 0) {
            return REST;
        }
        String first = Character.toString(shapes[0]);
        if (shapes.length <= 2) {
            return first + '*';
        }
        boolean lettered = name.codePoints().anyMatch(Character::isLetter);
        return lettered ? first + REST + Character.toString(shapes[shapes.length - 1]) : first + REST;
    }

    private static boolean hasShape(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
