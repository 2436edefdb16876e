package io.touchline.scoring;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** What a comment says of whom it answers, of those who attack a target, or of others who write here. */
final class Retorts {

    /** 你说得对，废物一个 is no retort. */
    private static final Pattern AGREES = Pattern.compile("[你您](?:说|讲|看|也|觉得)");

    private static final Pattern YOU = Pattern.compile("[你您妳]|you|ur?(?![a-z])");

    private final CanonicalText text;
    private final Addressing addressing;
    private final Aim.You you;

    /** @param you {@link Aim#you} */
    Retorts(CanonicalText text, Addressing addressing, Aim.You you) {
        this.text = text;
        this.addressing = addressing;
        this.you = you;
    }

    /** Whether the comment is one, and names nobody, as far as its "you" tells: lexicons know no word of it. */
    boolean isOne() {
        Span whole = new Span(0, text.length());
        return you == Aim.You.ANOTHER && !addressing.targetNamed() && saysYou(whole);
    }

    /** Whether a hit is said of others than a target. */
    boolean areMadeBy(Span hit) {
        Span clause = addressing.clauseOf(hit);
        if (isAboutOthers(clause, hit)) {
            return true;
        }
        boolean saysYou = saysYou(clause);
        if (!addressing.namesIn(clause).isEmpty()
                || !saysYou && !addressing.personsIn(clause).isEmpty()) {
            return false;
        }
        Span sentence = addressing.sentenceOf(hit);
        Span before = clause.begin() == sentence.begin() ? null : text.clauseOf(clause.begin() - 1);
        return saysYou
                ? you != Aim.You.TARGET && before != null && OtherUsers.areReproached(text, before)
                : before != null && areScolded(before)
                        || clause.end() < sentence.end() && OtherUsers.areAll(text, text.clauseOf(clause.end()));
    }

    /** A clause that calls nobody anything goes on about whom the one before it is about. */
    private boolean areScolded(Span clause) {
        List<Span> names = addressing.namesIn(clause);
        return names.isEmpty() ? OtherUsers.areNamed(text, clause) : Attackers.areScolded(text, clause, names);
    }

    /** Whether a hit scolds those who abuse somebody. */
    boolean scold(Span hit) {
        Span clause = addressing.clauseOf(hit);
        List<Span> names = addressing.namesIn(clause);
        return names.isEmpty()
                ? OtherUsers.areScolded(text, clause, hit)
                : names.size() == 1 && Attackers.areMeant(text, clause, names.get(0), hit);
    }

    private boolean isAboutOthers(Span clause, Span hit) {
        List<Span> names = addressing.namesIn(clause);
        if (names.isEmpty()) {
            return !isSpokenTo(clause)
                    && (you == Aim.You.ANOTHER && saysYou(clause)
                            || you != Aim.You.TARGET && OtherUsers.throwBack(text, clause, hit)
                            || OtherUsers.areMeant(text, clause, hit));
        }
        return names.size() == 1 && Attackers.areMeant(text, clause, names.get(0), hit);
    }

    /** Whether the clause before is nothing but a name, and this one says what is said to them: 沈若桥，你才是废物. */
    private boolean isSpokenTo(Span clause) {
        if (clause.begin() == 0) {
            return false;
        }
        Span before = text.clauseOf(clause.begin() - 1);
        return addressing.namesIn(before).contains(before);
    }

    private boolean saysYou(Span stretch) {
        Collection<Span> here = addressing.personsIn(stretch);
        return !here.isEmpty()
                && here.stream()
                        .allMatch(person -> YOU.matcher(text.letters(person)).lookingAt())
                && !AGREES.matcher(text.letters(stretch)).find();
    }
}
