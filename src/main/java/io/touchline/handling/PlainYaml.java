package io.touchline.handling;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML without the parts that make it more than a tree: no anchors, no aliases, no tags, one document. What they are
 * must be seen in the events, because the node graph no longer tells a tag that was written from one that was inferred,
 * and a graph with aliases can be exponentially larger than its text to walk.
 *
 * @param root the document; empty if it is not YAML or holds nothing
 * @param faults what was refused; with any, the root is good for line numbers only
 */
record PlainYaml(Optional<Node> root, List<Fault> faults) {

    /** @param line counted from 1 */
    record Fault(int line, String reason) {}

    /** A file can have one in each line of a megabyte, and the rule of each is looked for. */
    private static final int MOST_FAULTS = 99;

    static PlainYaml read(String content) {
        List<Fault> faults = new ArrayList<>();
        StreamReader text = new StreamReader(new StringReader(content));
        try {
            Parser parser = new ParserImpl(text, options());
            while (faults.size() < MOST_FAULTS && !parser.checkEvent(Event.ID.StreamEnd)) {
                Event event = parser.getEvent();
                forbidden(event).ifPresent(reason -> faults.add(new Fault(lineOf(event), reason)));
            }
            if (faults.size() == MOST_FAULTS) {
                faults.add(new Fault(faults.get(MOST_FAULTS - 1).line(), "from here on it is not looked for more"));
            }
            return new PlainYaml(Optional.ofNullable(new Yaml(options()).compose(new StringReader(content))), faults);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new Fault(line, "not YAML as this file may use it: " + Problems.cut(e.getProblem())));
        } catch (ReaderException e) {
            faults.add(new Fault(lineOf(content, e.getPosition()), "holds a character that YAML does not allow"));
        } catch (YAMLException e) {
            faults.add(new Fault(1, "not YAML: " + Problems.cut(e.getMessage())));
        } catch (IllegalArgumentException e) {
            // The parser reads the eight digits of an escape as an int, whatever they are.
            faults.add(new Fault(text.getLine() + 1, "not YAML: holds an escape of no character"));
        }
        return new PlainYaml(Optional.empty(), faults);
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(PolicyReader.MAX_CHARACTERS);
        return options;
    }

    private static Optional<String> forbidden(Event event) {
        if (event instanceof AliasEvent alias) {
            return Optional.of("alias " + Problems.quote("*" + alias.getAnchor()) + " is refused; write it out");
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return Optional.of("anchor " + Problems.quote("&" + node.getAnchor()) + " is refused");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        return Optional.ofNullable(tag).map(written -> "tag " + Problems.quote(written) + " is refused");
    }

    private static int lineOf(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static int lineOf(String content, int position) {
        return 1
                + (int) content.codePoints()
                        .limit(position)
                        .filter(c -> c == '\n')
                        .count();
    }
}
