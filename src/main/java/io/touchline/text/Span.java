package io.touchline.text;

/**
 * A half-open stretch {@code [begin, end)} of UTF-16 units. Whether it counts in the text as sent or in the canonical
 * form is said by whoever hands it out.
 */
public record Span(int begin, int end) {

    public Span {
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("span [" + begin + ", " + end + ") is not a stretch of text");
        }
    }

    public int length() {
        return end - begin;
    }

    public boolean overlaps(Span other) {
        return begin < other.end && other.begin < end;
    }

    /** True if every unit of {@code other} is in this span. */
    public boolean contains(Span other) {
        return begin <= other.begin && other.end <= end;
    }
}
