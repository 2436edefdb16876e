package io.touchline.casework.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.MemberContent;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.lexicon.Label;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.ContactFinder;
import io.touchline.text.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells typical cases, no more of them than was consented to. */
@ApplicationScoped
class Examples {

    /** Enough to know what it was about; a group may have gone for dozens. */
    private static final int MOST_TARGETS = 10;

    private final TargetRegistry registry;
    private final AccountDirectory directory;
    private final Canonicaliser canonicaliser;

    @Inject
    Examples(TargetRegistry registry, AccountDirectory directory, Canonicaliser canonicaliser) {
        this.registry = registry;
        this.directory = directory;
        this.canonicaliser = canonicaliser;
    }

    /** @param quoted whose comment stands in it */
    record Told(NoticeContent.Example example, Optional<AccountKey> quoted) {}

    /**
     * @param place in the request, for pointers
     * @throws ProblemException 422 if the case does not fit, or a consent cannot be used
     */
    Told tell(Connection connection, String namespace, NoticeOrder order, int place) throws SQLException {
        NoticeOrder.Example wish = order.examples().get(place);
        ExampleSql.Facts facts = ExampleSql.facts(connection, namespace, order, wish.caseId())
                .orElseThrow(() -> TypicalCase.notToTell(place));
        List<RegisteredTarget> targets = facts.targetIds().stream()
                .map(registry::registered)
                .flatMap(Optional::stream)
                .toList();
        check(wish, facts, targets, place);
        Optional<ExampleSql.Comment> comment = wish.quote() ? ExampleSql.comment(connection, facts) : Optional.empty();
        // Without its text there is nothing to quote: the caller's texts are not kept, or the account is erased.
        comment = comment.filter(one -> one.content().text() != null);
        List<RegisteredTarget> about = comment.map(one -> about(one.content(), targets)).orElse(targets).stream()
                .limit(MOST_TARGETS)
                .toList();
        Set<String> named =
                wish.nameTarget() ? about.stream().map(RegisteredTarget::id).collect(Collectors.toSet()) : Set.of();
        String quote = comment.map(one -> quote(namespace, one, named, targets)).orElse(null);
        return new Told(
                new NoticeContent.Example(
                        comment.map(ExampleSql.Comment::labels).orElse(facts.labels()),
                        told(comment.map(ExampleSql.Comment::measures).orElse(facts.measures())),
                        about.stream()
                                .map(target -> named.contains(target.id()) ? target.name() : Mask.name(target.name()))
                                .toList(),
                        quote),
                comment.map(ExampleSql.Comment::account));
    }

    /** Those of the case that the comment itself is about; of one that names none, as an impostor's need not, all. */
    private static List<RegisteredTarget> about(MemberContent content, List<RegisteredTarget> targets) {
        Set<String> ids = new HashSet<>(targetsSeen(content).findValuesAsText("id"));
        List<RegisteredTarget> own =
                targets.stream().filter(target -> ids.contains(target.id())).toList();
        return own.isEmpty() ? targets : own;
    }

    /** In the order of the list of measures; on the account and on the content the gravest alone. */
    private static List<Action> told(List<Action> measures) {
        return measures.stream()
                .filter(one -> one != Action.ALLOW)
                .filter(one -> one.scope() != Scope.ACCOUNT && one.scope() != Scope.CONTENT
                        || measures.stream()
                                .noneMatch(other -> other.scope() == one.scope() && other.gravity() > one.gravity()))
                .sorted()
                .toList();
    }

    private static void check(
            NoticeOrder.Example wish, ExampleSql.Facts facts, List<RegisteredTarget> targets, int place) {
        if (wish.nameTarget() && targets.stream().anyMatch(RegisteredTarget::minor)) {
            throw new ProblemException(
                    422, "/cases/" + place + "/consent/target", "one of them is a minor, who is never named");
        }
        if (wish.quote() && facts.labels().contains(Label.PRIVACY_DOXXING.wire())) {
            throw new ProblemException(
                    422, "/cases/" + place + "/consent/quote", "what gives somebody's private data is never quoted");
        }
    }

    private String quote(
            String namespace, ExampleSql.Comment comment, Set<String> named, List<RegisteredTarget> targets) {
        MemberContent content = comment.content();
        List<Span> names = new ArrayList<>();
        CanonicalText text = canonicaliser.canonicalise(content.text());
        registry.current().mentions(text).stream()
                .filter(mention -> !named.contains(mention.targetId()))
                .forEach(mention -> names.add(text.original(mention.canonical())));
        List<Span> seen = mentionsAsSeen(content, named);
        names.addAll(seen);
        List<Span> contacts = ContactFinder.find(text).stream()
                .map(contact -> text.original(contact.canonical()))
                .toList();
        // Not all places of a name are kept.
        List<String> literals = new ArrayList<>(seen.stream()
                .filter(place -> place.end() <= content.text().length())
                .map(place -> content.text().substring(place.begin(), place.end()))
                .distinct()
                .toList());
        Stream.concat(targets.stream(), seen(content))
                .filter(target -> !named.contains(target.id()))
                .flatMap(target -> Stream.of(List.of(target.name()), target.aliases(), target.derogatoryNames())
                        .flatMap(List::stream))
                .forEach(literals::add);
        if (content.displayName() != null) {
            literals.add(content.displayName());
        }
        String id = directory.ids(namespace, List.of(comment.account())).get(comment.account());
        if (id != null) {
            literals.add(id);
        }
        return Quote.of(content.text(), names, contacts, literals);
    }

    /** Whoever was recognised in a comment, of the case's targets or not. */
    private Stream<RegisteredTarget> seen(MemberContent content) {
        return targetsSeen(content).findValuesAsText("id").stream()
                .distinct()
                .map(registry::registered)
                .flatMap(Optional::stream);
    }

    /** Somebody may have been called so then who is not registered any more. */
    private static List<Span> mentionsAsSeen(MemberContent content, Set<String> named) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode target : targetsSeen(content)) {
            int begin = target.path("begin").asInt(-1);
            int end = target.path("end").asInt(-1);
            if (begin >= 0 && begin < end && !named.contains(target.path("id").asText())) {
                spans.add(new Span(begin, end));
            }
        }
        return spans;
    }

    private static JsonNode targetsSeen(MemberContent content) {
        return content.assessment() == null
                ? MissingNode.getInstance()
                : content.assessment().path("targets");
    }
}
